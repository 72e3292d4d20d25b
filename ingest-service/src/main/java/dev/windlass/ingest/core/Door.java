package dev.windlass.ingest.core;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.UnreadableMessageException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Accepts events and sync observations: what {@code store} returns for is stored. */
public final class Door {
    private final EventStore store;
    private final SenderIds senderIds;
    private final Clock clock;

    public Door(EventStore store, SenderIds senderIds, Clock clock) {
        this.store = store;
        this.senderIds = senderIds;
        this.clock = clock;
    }

    /**
     * Makes an event of what somebody sent.
     *
     * @param target where it is sent, who sends it and what selectors are to see
     * @param body one JSON value, or nothing for null
     * @param header the request's headers by name
     */
    public EventReceived event(Target target, byte[] body, UnaryOperator<@Nullable String> header) throws Rejection {
        String id = senderIds.eventId(target.namespace(), target.caller(), header);
        return event(target, id, body, header.apply("ce-partitionkey"));
    }

    /** The same with an id that is known. */
    public EventReceived event(Target target, String id, byte[] body, @Nullable String partitionKey) throws Rejection {
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

    /** Returns once the event is stored. */
    public void store(EventReceived event) throws Rejection {
        store.store(event);
    }

    /**
     * Accepts an Argo CD Application or a bare sync result of one.
     *
     * @return the observation's id
     */
    public String sync(
            String namespace,
            String application,
            byte[] body,
            @Nullable Caller caller,
            UnaryOperator<@Nullable String> header)
            throws Rejection {
        JsonText.require(body);
        RawJson data = RawJson.of(body);
        String id = senderIds.eventId(namespace, caller, header);
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
            @Nullable Caller caller) {}
}
