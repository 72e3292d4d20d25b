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
