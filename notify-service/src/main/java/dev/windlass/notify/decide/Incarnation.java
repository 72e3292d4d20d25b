package dev.windlass.notify.decide;

import dev.windlass.contracts.SyncObserved;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of the Applications that had its name one after another an Application is, and which of its states.
 *
 * @param uid null where no API server has stored it; then nothing can be told from the rest
 * @param created when, to the second
 * @param version its resource version: the API server's count, in which a later state has a higher number
 * @param watched whether it was seen in the cluster that ingest watches
 */
public record Incarnation(
        @Nullable String uid,
        @Nullable Instant created,
        @Nullable BigInteger version,
        boolean watched) {
    public static final Incarnation UNKNOWN = new Incarnation(null, null, null, false);

    /** No number that a server counts to is longer. */
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,39}");

    /** What an observed Application is to the one that was observed last. */
    enum Relation {
        /** The same one as it was then, or later; also where that cannot be told. */
        SAME,
        /** The same one as it was before. */
        LATE,
        /** Another one that was deleted before the one that was observed last was created. */
        PREDECESSOR,
        /** Another one, created after the one that was observed last was deleted. */
        SUCCESSOR
    }

    static Incarnation of(Map<?, ?> application) {
        String uid = Tree.text(application, "metadata", "uid");
        if (uid == null || uid.isEmpty()) {
            return UNKNOWN;
        }
        String version = Tree.text(application, "metadata", "resourceVersion");
        return new Incarnation(
                uid,
                Tree.time(application, "metadata", "creationTimestamp"),
                version != null && VERSION.matcher(version).matches() ? new BigInteger(version) : null,
                false);
    }

    /** As told by an observation: the version under a bare result says nothing of that result's own time. */
    Incarnation toldBy(SyncObserved sync) {
        boolean bare = sync.kind() == SyncObserved.Kind.SYNC_RESULT;
        return new Incarnation(uid, created, bare ? null : version, uid != null && sync.isWatched(uid));
    }

    Relation relationTo(Incarnation last) {
        if (uid == null || last.uid == null) {
            return Relation.SAME;
        }
        if (uid.equals(last.uid)) {
            return hasLowerVersionThan(last) ? Relation.LATE : Relation.SAME;
        }
        return isOlderThan(last) ? Relation.PREDECESSOR : Relation.SUCCESSOR;
    }

    /** What is known now that this was observed: what it does not say stays. */
    Incarnation after(Incarnation last) {
        return uid == null
                ? last
                : new Incarnation(
                        uid,
                        created == null ? last.created : created,
                        version == null ? last.version : version,
                        watched || last.watched);
    }

    /** Two that were created in the same second are told apart by their versions. */
    private boolean isOlderThan(Incarnation other) {
        if (created == null || other.created == null || created.equals(other.created)) {
            return hasLowerVersionThan(other);
        }
        return created.isBefore(other.created);
    }

    private boolean hasLowerVersionThan(Incarnation other) {
        return version != null && other.version != null && version.compareTo(other.version) < 0;
    }
}
