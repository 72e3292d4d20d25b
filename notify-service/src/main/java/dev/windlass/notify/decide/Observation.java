package dev.windlass.notify.decide;

import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.golang.Budget;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Application that an observation is about, as it is after what was observed.
 *
 * @param application in Go's representation
 * @param json the same as JSON
 */
record Observation(Map<?, ?> application, RawJson json) {
    private static final long MAX_JSON = 16L * 1024 * 1024;

    /** A bare sync result is laid over the Application in the cluster, else over the one that was observed last. */
    static Observation of(SyncObserved sync, ApplicationState before, Cluster cluster)
            throws UnreadableMessageException {
        Map<?, ?> data = object(sync.data());
        Map<?, ?> known = cluster.application(sync.namespace(), sync.application());
        return switch (sync.kind()) {
            case APPLICATION, DELETED -> named(data, sync);
            case SYNC_RESULT -> {
                Map<?, ?> last = before.application() == null ? null : object(before.application());
                yield written(SyncResults.over(
                        known == null ? last : known, data, sync.namespace(), sync.application(), sync.time()));
            }
        };
    }

    /** Name and namespace are those under which it was observed, also where the object does not say them. */
    private static Observation named(Map<?, ?> application, SyncObserved sync) throws UnreadableMessageException {
        if (sync.namespace().equals(Tree.at(application, "metadata", "namespace"))
                && sync.application().equals(Tree.at(application, "metadata", "name"))) {
            return new Observation(application, sync.data());
        }
        return written(Tree.with(
                Tree.with(application, sync.namespace(), "metadata", "namespace"),
                sync.application(),
                "metadata",
                "name"));
    }

    private static Observation written(Map<String, @Nullable Object> application) throws UnreadableMessageException {
        try {
            return new Observation(application, RawJson.of(Json.marshal(Budget.of(MAX_JSON), application)));
        } catch (JsonException e) {
            throw new UnreadableMessageException("it cannot be written as JSON: " + e.getMessage());
        }
    }

    static Map<?, ?> object(RawJson json) throws UnreadableMessageException {
        try {
            if (Json.unmarshalPreservingInts(json.utf8()) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JsonException e) {
            throw new UnreadableMessageException("not JSON: " + e.getMessage());
        }
        throw new UnreadableMessageException("not a JSON object");
    }
}
