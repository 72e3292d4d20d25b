package dev.windlass.contracts;

import java.time.Instant;

/**
 * An Argo CD Application as it was at one moment, the bare result of one of its syncs, or that it was deleted.
 *
 * @param id identifies the observation
 * @param namespace the Application's namespace
 * @param application the Application's name
 * @param kind what {@code data} is
 * @param data the object as observed
 * @param time when it was observed
 */
public record SyncObserved(String id, String namespace, String application, Kind kind, RawJson data, Instant time) {
    /** The id of what is seen of an Application in its cluster: the same, whichever of several watchers sees it. */
    public static String watchedId(String uid, String state) {
        return "application/" + uid + "/" + state;
    }

    /** Whether a watcher saw the Application of this uid in its cluster. */
    public boolean isWatched(String uid) {
        return id.startsWith(watchedId(uid, ""));
    }

    /** What an observation's data is. */
    public enum Kind {
        /** A whole Application object. */
        APPLICATION,
        /** What Argo CD keeps under {@code status.operationState.syncResult}. */
        SYNC_RESULT,
        /** An Application that is no more: at least its {@code metadata}, as last seen. */
        DELETED
    }
}
