package dev.windlass.ingest.core;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.windlass.contracts.EventIds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds how a sender names its delivery, so that the same delivery sent again is the same event. A header that proxies set
 * too names a delivery only beside the vendor's own.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers">GitHub</a>
 * @see <a href="https://docs.gitlab.com/user/project/integrations/webhooks/#delivery-headers">GitLab</a>
 * @see <a href="https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/#HTTP-headers">Bitbucket</a>
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
final class SenderIds {
    private static final int MAX_LENGTH = 512;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Before the general key, which GitLab sends too, with a source of its own. */
    private static final Scheme GITLAB = new Scheme(
            "GitLab",
            List.of("X-Gitlab-Event", "X-Gitlab-Event-UUID"),
            List.of(IDEMPOTENCY_KEY, "X-Gitlab-Event-UUID"),
            "X-Gitlab-Webhook-UUID");

    private static final List<Scheme> VENDORS = List.of(
            new Scheme("GitHub", List.of("X-GitHub-Delivery"), List.of("X-GitHub-Delivery"), "X-GitHub-Hook-ID"),
            new Scheme("Bitbucket", List.of("X-Event-Key"), List.of("X-Request-UUID", "X-Request-Id"), "X-Hook-UUID"),
            new Scheme("Standard Webhooks", List.of("webhook-timestamp"), List.of("webhook-id"), null));

    private final NoArgGenerator fresh = Generators.timeBasedEpochGenerator();

    /** The event's id: derived from the sender's own where there is one, else a new version 7 UUID. */
    String eventId(EventIds.Target target, SentRequest request, byte[] body) throws Rejection {
        Optional<EventIds.Delivery> delivery = delivery(request);
        if (delivery.isEmpty()) {
            return fresh.generate().toString();
        }
        return eventId(target, delivery.get(), body);
    }

    /** The id of an event whose delivery is known. */
    static String eventId(EventIds.Target target, EventIds.Delivery delivery, byte[] body) throws Rejection {
        if (delivery.id().length() > MAX_LENGTH) {
            throw new Rejection(
                    Rejection.Reason.INVALID,
                    "the delivery id (" + delivery.scheme() + ") is longer than " + MAX_LENGTH + " characters");
        }
        return EventIds.of(target, delivery, body);
    }

    private static Optional<EventIds.Delivery> delivery(SentRequest request) {
        return GITLAB.find(request)
                .or(() -> key(request))
                .or(() -> cloudEvent(request))
                .or(() -> VENDORS.stream()
                        .flatMap(it -> it.find(request).stream())
                        .findFirst());
    }

    private static Optional<EventIds.Delivery> key(SentRequest request) {
        return request.given(IDEMPOTENCY_KEY).map(it -> EventIds.Delivery.of(IDEMPOTENCY_KEY, it, request.url()));
    }

    private static Optional<EventIds.Delivery> cloudEvent(SentRequest request) {
        return request.given("ce-id")
                .map(it -> EventIds.Delivery.ofCloudEvent(
                        it, request.given("ce-source").orElse("")));
    }

    /**
     * How a vendor names its deliveries.
     *
     * @param marks the headers of which one says that it is this vendor
     * @param ids the headers that hold the id, the best first
     * @param source the header that names the webhook; null where there is none
     */
    private record Scheme(
            String name,
            List<String> marks,
            List<String> ids,
            @Nullable String source) {
        Optional<EventIds.Delivery> find(SentRequest request) {
            if (marks.stream().allMatch(it -> request.given(it).isEmpty())) {
                return Optional.empty();
            }
            String hook = source == null ? "" : request.given(source).orElse("");
            return ids.stream()
                    .flatMap(
                            it -> request.given(it).map(id -> EventIds.Delivery.of(name + " " + it, id, hook)).stream())
                    .findFirst();
        }
    }
}
