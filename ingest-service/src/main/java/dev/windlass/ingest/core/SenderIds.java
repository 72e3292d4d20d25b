package dev.windlass.ingest.core;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventIds;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the id that a sender gave to its delivery: the same delivery sent again is the same event. */
public final class SenderIds {
    /** What an id is scoped to where nobody was authenticated. */
    private static final String ANONYMOUS = "anonymous";

    private static final int MAX_LENGTH = 512;
    private static final List<String> HEADERS =
            List.of("Idempotency-Key", "ce-id", "X-GitHub-Delivery", "X-Gitlab-Event-UUID", "X-Request-UUID");

    /** What names a delivery only beside another header: Bitbucket Server's id, which proxies set too, and Standard Webhooks'. */
    private static final List<Accompanied> ACCOMPANIED =
            List.of(new Accompanied("X-Request-Id", "X-Event-Key"), new Accompanied("webhook-id", "webhook-timestamp"));

    private record Accompanied(String name, String beside) {}

    private final NoArgGenerator fresh = Generators.timeBasedEpochGenerator();

    /**
     * The event's id: from the first of the headers that name a delivery, scoped to namespace and sender; else a new
     * version 7 UUID.
     *
     * @param sender who sent it; null where nobody was authenticated
     * @param header a request header by name, null where there is none
     */
    public String eventId(String namespace, @Nullable Caller sender, UnaryOperator<@Nullable String> header)
            throws Rejection {
        String scope = sender == null ? ANONYMOUS : sender.name();
        for (String name : HEADERS) {
            String id = header.apply(name);
            if (id != null && !id.isBlank()) {
                return scoped(namespace, scope, name, id);
            }
        }
        for (Accompanied each : ACCOMPANIED) {
            String id = header.apply(each.beside()) == null ? null : header.apply(each.name());
            if (id != null && !id.isBlank()) {
                return scoped(namespace, scope, each.name(), id);
            }
        }
        return fresh.generate().toString();
    }

    /**
     * The id of a CloudEvent, which is unique in its source.
     *
     * @param sender who sent it; null where nobody was authenticated
     */
    public static String cloudEventId(String namespace, @Nullable Caller sender, String source, String id)
            throws Rejection {
        return scoped(namespace, sender == null ? ANONYMOUS : sender.name(), "ce-id", source + '\0' + id);
    }

    private static String scoped(String namespace, String sender, String header, String id) throws Rejection {
        if (id.length() > MAX_LENGTH) {
            throw new Rejection(
                    Rejection.Reason.INVALID, "the header " + header + " is longer than " + MAX_LENGTH + " characters");
        }
        return EventIds.scoped(namespace, sender, id);
    }
}
