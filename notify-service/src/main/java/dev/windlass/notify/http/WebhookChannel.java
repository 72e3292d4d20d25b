package dev.windlass.notify.http;

import dev.windlass.contracts.Delivery;
import dev.windlass.notify.outgoing.AddressGuard;
import dev.windlass.notify.outgoing.ForbiddenAddressException;
import dev.windlass.notify.send.Channel;
import dev.windlass.notify.send.SendResult;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.WebhookSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;

/**
 * Tells a web address by an HTTP request. Faults that may pass (connection errors, 429, 5xx but not 501) are asked again
 * as often as the service says, while patience lasts. A redirect is followed on the same host, with method and body.
 */
public final class WebhookChannel implements Channel<WebhookSettings>, AutoCloseable {
    private static final int MAX_REDIRECTS = 10;
    private static final int MAX_QUOTED = 200;

    private final WebhookLimits limits;
    private final Clock clock;
    private final WebhookClients clients;

    public WebhookChannel(WebhookLimits limits, AddressGuard guard, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.clients = new WebhookClients(limits, guard);
    }

    @Override
    public SendResult send(WebhookSettings service, Notification notification, Delivery delivery) {
        try {
            return send(service, WebhookRequest.of(service, notification, delivery));
        } catch (IllegalArgumentException e) {
            return new SendResult.Rejected(refusal(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.Failed("interrupted");
        }
    }

    static String refusal(IllegalArgumentException e) {
        return "not a request that can be sent: " + e.getMessage();
    }

    @Override
    public void close() {
        clients.close();
    }

    private SendResult send(WebhookSettings service, WebhookRequest request) throws InterruptedException {
        Instant begin = clock.instant();
        for (int attempt = 0; ; attempt++) {
            Attempt result = attempt(service, request);
            if (!result.mayPass() || attempt >= service.retryMax()) {
                return result.send();
            }
            Duration wait = RetryWait.after(service, attempt, result, clock.instant());
            if (clock.instant().plus(wait).isAfter(begin.plus(limits.patience()))) {
                return result.send();
            }
            Thread.sleep(wait);
        }
    }

    private Attempt attempt(WebhookSettings service, WebhookRequest request) {
        WebhookRequest current = request;
        try {
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                Answer answer = clients.send(current.toHttp(clock.instant()), service.insecureSkipVerify());
                URI target = Redirects.target(current.uri(), answer);
                if (target == null) {
                    return Attempt.answered(answer, quoted(answer.body()));
                }
                current = current.at(target);
            }
            return Attempt.refused("stopped after " + MAX_REDIRECTS + " redirects");
        } catch (SSLHandshakeException e) {
            return Attempt.refused("the certificate of the server is not trusted");
        } catch (ForbiddenAddressException e) {
            return Attempt.refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Attempt.broken("no answer: " + e.getClass().getSimpleName() + reason(e));
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? "" : ": " + e.getMessage();
    }

    private static String quoted(String text) {
        return text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text;
    }
}
