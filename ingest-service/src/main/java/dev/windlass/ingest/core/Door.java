package dev.windlass.ingest.core;

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

/** Accepts events and sync observations: what it returns an id for is stored. */
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
     * Accepts an event.
     *
     * @param metadata what selectors are to see
     * @param body one JSON value, or nothing for null
     * @param header the request's headers by name
     * @return the event's id
     */
    public String event(
            String namespace,
            String discriminator,
            Map<String, List<String>> metadata,
            byte[] body,
            UnaryOperator<@Nullable String> header)
            throws Rejection {
        KubernetesNames.requireNamespace(namespace);
        if (body.length > 0) {
            JsonText.require(body);
        }
        String id = senderIds.eventId(namespace, header);
        store.store(new EventReceived(
                id,
                namespace,
                discriminator,
                metadata,
                RawJson.of(body),
                null,
                clock.instant(),
                header.apply("ce-partitionkey")));
        return id;
    }

    /**
     * Accepts an Argo CD Application or a bare sync result of one.
     *
     * @return the observation's id
     */
    public String sync(String namespace, String application, byte[] body, UnaryOperator<@Nullable String> header)
            throws Rejection {
        KubernetesNames.requireNamespace(namespace);
        KubernetesNames.requireName("application", application);
        JsonText.require(body);
        RawJson data = RawJson.of(body);
        String id = senderIds.eventId(namespace, header);
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
}
