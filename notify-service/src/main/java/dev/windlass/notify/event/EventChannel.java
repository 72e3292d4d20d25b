package dev.windlass.notify.event;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.RawJson;
import dev.windlass.golang.Budget;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.send.Channel;
import dev.windlass.notify.send.SendResult;
import dev.windlass.notify.settings.EventSettings;
import dev.windlass.notify.settings.Notification;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells WorkflowEventBindings. The event's id is the delivery's: one that is put a second time is decided on once.
 *
 * <p>A team's configuration reaches its own namespace only, whatever it names.
 */
public final class EventChannel implements Channel<EventSettings> {
    static final String NO_NAMESPACE = "the event service has no namespace";

    private static final long MAX_JSON = 1 << 20;

    private final Events events;
    private final @Nullable Caller identity;
    private final Clock clock;

    /**
     * Makes a channel.
     *
     * @param identity as whom events act; null: as nobody in particular
     */
    public EventChannel(Events events, @Nullable Caller identity, Clock clock) {
        this.events = events;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public SendResult send(EventSettings service, Notification notification, Delivery delivery) {
        String namespace = namespace(service, delivery);
        if (namespace.isEmpty()) {
            return new SendResult.Rejected(NO_NAMESPACE);
        }
        try {
            events.put(event(namespace, service, payload(notification), delivery))
                    .join();
            return new SendResult.Sent();
        } catch (JsonException e) {
            return new SendResult.Rejected(refusal(e));
        } catch (CompletionException e) {
            return new SendResult.Failed("the event could not be stored");
        }
    }

    /** Where the event goes; empty where nothing says so. */
    static String namespace(EventSettings service, Delivery delivery) {
        return delivery.configuration() == null ? service.namespace() : delivery.configuration();
    }

    static String refusal(JsonException e) {
        return "the event's body is not JSON: " + e.getMessage();
    }

    private EventReceived event(String namespace, EventSettings service, RawJson payload, Delivery delivery) {
        String recipient = delivery.destination().recipient();
        return new EventReceived(
                delivery.id(),
                namespace,
                recipient.isEmpty() ? service.discriminator() : recipient,
                Map.of("x-windlass-trigger", List.of(delivery.trigger())),
                payload,
                identity,
                clock.instant(),
                null);
    }

    /** Without a part for events, an object with the message. */
    static RawJson payload(Notification notification) throws JsonException {
        EventSettings.Part part = EventSettings.Part.of(notification);
        if (part == null) {
            return RawJson.of(Json.marshal(Budget.of(MAX_JSON), Map.of("message", notification.message())));
        }
        Json.unmarshalPreservingInts(part.body());
        return RawJson.of(part.body());
    }
}
