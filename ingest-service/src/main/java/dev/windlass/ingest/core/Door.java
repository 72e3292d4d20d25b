package dev.windlass.ingest.core;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventIds;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.UnreadableMessageException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accepts events and sync observations: what {@code store} returns for is stored. */
public final class Door {
    private final EventStore store;
    private final SenderIds senderIds = new SenderIds();
    private final Clock clock;

    public Door(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes an event of what somebody sent.
     *
     * @param target where it is sent, who sends it and what selectors are to see
     * @param body one JSON value, or nothing for null
     */
    public EventReceived event(Target target, byte[] body, SentRequest request) throws Rejection {
        String id = senderIds.eventId(target.scope(), request, body);
        return event(target, id, body, request.header().apply("ce-partitionkey"));
    }

    /** Makes an event of a CloudEvent with this id and source. */
    public EventReceived cloudEvent(
            Target target, EventIds.Delivery delivery, byte[] body, @Nullable String partitionKey) throws Rejection {
        return event(target, SenderIds.eventId(target.scope(), delivery, body), body, partitionKey);
    }

    private EventReceived event(Target target, String id, byte[] body, @Nullable String partitionKey) throws Rejection {
        if (body.length > 0) {
            JsonText.require(body);
        }
        return new EventReceived(
                id,
                target.namespace(),
                target.discriminator(),
                target.metadata(),
                RawJson.of(body),
                target.caller(),
                clock.instant(),
                partitionKey);
    }

    /**
     * Returns once the event is stored.
     *
     * @return where its record lies, by which this sending of it is told from others
     */
    public String store(EventReceived event) throws Rejection {
        return store.store(event);
    }

    /** Returns once all of the events are stored. */
    public void storeAll(List<EventReceived> events) throws Rejection {
        store.storeAll(events);
    }

    /**
     * Accepts an Argo CD Application or a bare sync result of one.
     *
     * @return the observation's id
     */
    public String sync(String namespace, String application, byte[] body, @Nullable Caller caller, SentRequest request)
            throws Rejection {
        JsonText.require(body);
        RawJson data = RawJson.of(body);
        String id = senderIds.eventId(scope(namespace, application, caller), request, body);
        store.store(new SyncObserved(id, namespace, application, kindOf(data), data, clock.instant()));
        return id;
    }

    private static SyncObserved.Kind kindOf(RawJson data) throws Rejection {
        try {
            return SyncCodec.kindOf(data);
        } catch (UnreadableMessageException e) {
            throw new Rejection(Rejection.Reason.INVALID, "the body is " + e.getMessage());
        }
    }

    /**
     * Where an event is sent.
     *
     * @param discriminator may be empty
     * @param metadata lower-case names and their values in the order sent
     * @param caller null where nobody was authenticated
     */
    public record Target(
            String namespace,
            String discriminator,
            Map<String, List<String>> metadata,
            @Nullable Caller caller) {
        EventIds.Target scope() {
            return Door.scope(namespace, discriminator, caller);
        }
    }

    private static EventIds.Target scope(String namespace, String name, @Nullable Caller caller) {
        return new EventIds.Target(namespace, name, caller == null ? "" : caller.name());
    }
}
