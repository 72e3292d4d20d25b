package dev.windlass.notify.event;

import dev.windlass.contracts.Delivery;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.send.Preview;
import dev.windlass.notify.settings.EventSettings;
import dev.windlass.notify.settings.Notification;
import java.nio.charset.StandardCharsets;

/** The payload that an event would have. */
public final class EventPreview implements Preview<EventSettings> {
    @Override
    public Shown of(EventSettings service, Notification notification, Delivery delivery) {
        if (EventChannel.namespace(service, delivery).isEmpty()) {
            return new WouldFail(EventChannel.NO_NAMESPACE);
        }
        try {
            return new WouldSend(new String(EventChannel.payload(notification).utf8(), StandardCharsets.UTF_8));
        } catch (JsonException e) {
            return new WouldFail(EventChannel.refusal(e));
        }
    }
}
