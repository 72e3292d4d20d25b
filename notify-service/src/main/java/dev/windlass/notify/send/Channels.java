package dev.windlass.notify.send;

import dev.windlass.contracts.Delivery;
import dev.windlass.notify.settings.EventSettings;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.ServiceSettings;
import dev.windlass.notify.settings.SlackSettings;
import dev.windlass.notify.settings.WebhookSettings;

/** The way to each kind of service. */
public record Channels(Channel<WebhookSettings> webhook, Channel<SlackSettings> slack, Channel<EventSettings> event)
        implements Channel<ServiceSettings> {
    @Override
    public SendResult send(ServiceSettings service, Notification notification, Delivery delivery) {
        return switch (service) {
            case WebhookSettings settings -> webhook.send(settings, notification, delivery);
            case SlackSettings settings -> slack.send(settings, notification, delivery);
            case EventSettings settings -> event.send(settings, notification, delivery);
        };
    }
}
