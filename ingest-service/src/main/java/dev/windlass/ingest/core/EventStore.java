package dev.windlass.ingest.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.SyncObserved;
import java.util.List;

/** Where what was accepted is stored. */
public interface EventStore {
    /**
     * Returns once all in-sync replicas have the event.
     *
     * @return where its record lies, {@code topic/partition/offset}
     * @throws Rejection where it could not be stored in time. It may have been stored all the same: the sender sends it
     *     again with the same id.
     */
    String store(EventReceived event) throws Rejection;

    /**
     * Returns once all in-sync replicas have all of the events.
     *
     * @throws Rejection where one could not be stored in time. Some may have been stored all the same: the sender sends
     *     all of them again with the same ids.
     */
    void storeAll(List<EventReceived> events) throws Rejection;

    /** Returns once all in-sync replicas have the observation. */
    void store(SyncObserved sync) throws Rejection;
}
