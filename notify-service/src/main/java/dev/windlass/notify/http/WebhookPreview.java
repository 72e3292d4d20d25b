package dev.windlass.notify.http;

import dev.windlass.contracts.Delivery;
import dev.windlass.notify.outgoing.AddressGuard;
import dev.windlass.notify.outgoing.ForbiddenAddressException;
import dev.windlass.notify.send.Preview;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.WebhookSettings;
import java.time.Clock;

/** The request that a webhook would get: method, path and body. Names of hosts are not looked up. */
public final class WebhookPreview implements Preview<WebhookSettings> {
    private final AddressGuard guard;
    private final Clock clock;

    public WebhookPreview(AddressGuard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public Shown of(WebhookSettings service, Notification notification, Delivery delivery) {
        try {
            WebhookRequest request = WebhookRequest.of(service, notification, delivery);
            request.toHttp(clock.instant());
            if (!guard.allowsLiteral(request.uri().getHost())) {
                return new WouldFail(ForbiddenAddressException.REASON);
            }
            WebhookSettings.Part part =
                    WebhookSettings.Part.of(delivery.destination().service(), notification);
            String path = part == null ? "" : part.path();
            return new WouldSend((request.method() + " " + path).strip() + "\n" + request.body());
        } catch (IllegalArgumentException e) {
            return new WouldFail(WebhookChannel.refusal(e));
        }
    }
}
