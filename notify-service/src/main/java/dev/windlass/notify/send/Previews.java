package dev.windlass.notify.send;

import dev.windlass.contracts.Delivery;
import dev.windlass.notify.settings.EventSettings;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.ServiceSettings;
import dev.windlass.notify.settings.SlackSettings;
import dev.windlass.notify.settings.WebhookSettings;

/** What would be sent to each kind of service. */
public record Previews(Preview<WebhookSettings> webhook, Preview<SlackSettings> slack, Preview<EventSettings> event)
        implements Preview<ServiceSettings> {
    @Override
    public Shown of(ServiceSettings service, Notification notification, Delivery delivery) {
        return switch (service) {
            case WebhookSettings settings -> webhook.of(settings, notification, delivery);
            case SlackSettings settings -> slack.of(settings, notification, delivery);
            case EventSettings settings -> event.of(settings, notification, delivery);
        };
    }
}
