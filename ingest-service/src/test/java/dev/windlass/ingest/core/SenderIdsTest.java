package dev.windlass.ingest.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.contracts.EventIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which event is the same event, for each way in which senders name their deliveries. */
final class SenderIdsTest {
    private static final EventIds.Target TARGET = new EventIds.Target("argo", "build", "alice");
    private static final String URL = "/api/v1/events/argo/build";

    private final SenderIds ids = new SenderIds();

    /**
     * A scheme.
     *
     * @param headers what a delivery of it carries
     * @param id the header that holds the id
     * @param source the header that says what the id belongs to; empty where there is none
     * @param fingerprinted whether another body is another event
     */
    record Scheme(Map<String, String> headers, String id, String source, boolean fingerprinted) {}

    static List<Scheme> schemes() {
        return List.of(
                new Scheme(Map.of("Idempotency-Key", "k"), "Idempotency-Key", "", true),
                new Scheme(Map.of("ce-id", "1", "ce-source", "/a"), "ce-id", "ce-source", false),
                new Scheme(Map.of("ce-id", "1"), "ce-id", "", true),
                new Scheme(
                        Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", "g", "X-GitHub-Hook-ID", "7"),
                        "X-GitHub-Delivery",
                        "X-GitHub-Hook-ID",
                        true),
                new Scheme(Map.of("X-GitHub-Delivery", "g"), "X-GitHub-Delivery", "", true),
                new Scheme(
                        Map.of("X-Gitlab-Event", "Push Hook", "Idempotency-Key", "i", "X-Gitlab-Webhook-UUID", "h"),
                        "Idempotency-Key",
                        "X-Gitlab-Webhook-UUID",
                        true),
                new Scheme(
                        Map.of("X-Gitlab-Event-UUID", "e", "X-Gitlab-Webhook-UUID", "h"),
                        "X-Gitlab-Event-UUID",
                        "X-Gitlab-Webhook-UUID",
                        true),
                new Scheme(
                        Map.of("X-Event-Key", "repo:push", "X-Request-UUID", "r", "X-Hook-UUID", "h"),
                        "X-Request-UUID",
                        "X-Hook-UUID",
                        true),
                new Scheme(Map.of("X-Event-Key", "pr:opened", "X-Request-Id", "r"), "X-Request-Id", "", true),
                new Scheme(Map.of("webhook-id", "msg_1", "webhook-timestamp", "1"), "webhook-id", "", true));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void theSameDeliverySentAgainIsTheSameEvent(Scheme scheme) throws Exception {
        assertThat(id(TARGET, scheme.headers(), "{}")).isEqualTo(id(TARGET, scheme.headers(), "{}"));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void anotherTargetSenderSourceOrIdIsAnotherEvent(Scheme scheme) throws Exception {
        List<String> all = new ArrayList<>();
        all.add(id(TARGET, scheme.headers(), "{}"));
        all.add(id(new EventIds.Target("argo", "audit", "alice"), scheme.headers(), "{}"));
        all.add(id(new EventIds.Target("other", "build", "alice"), scheme.headers(), "{}"));
        all.add(id(new EventIds.Target("argo", "build", "bob"), scheme.headers(), "{}"));
        all.add(id(new EventIds.Target("argo", "build", ""), scheme.headers(), "{}"));
        all.add(id(TARGET, with(scheme.headers(), scheme.id(), "another"), "{}"));
        if (!scheme.source().isEmpty()) {
            all.add(id(TARGET, with(scheme.headers(), scheme.source(), "another"), "{}"));
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void anotherBodyIsAnotherEventButForACloudEventOfASource(Scheme scheme) throws Exception {
        boolean same = id(TARGET, scheme.headers(), "{}").equals(id(TARGET, scheme.headers(), "{ }"));
        assertThat(same).isEqualTo(!scheme.fingerprinted());
    }

    @Test
    void noSchemesIdIsAnothers() throws Exception {
        List<String> all = new ArrayList<>();
        for (Scheme scheme : schemes()) {
            all.add(id(TARGET, with(scheme.headers(), scheme.id(), "1"), "{}"));
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void whatProxiesSetNamesNoDelivery(Map<String, String> headers) throws Exception {
        assertThat(id(TARGET, headers, "{}")).isNotEqualTo(id(TARGET, headers, "{}"));
    }

    static List<Map<String, String>> proxies() {
        return List.of(
                Map.of(),
                Map.of("X-Request-Id", "r"),
                Map.of("X-Request-UUID", "r"),
                Map.of("X-Hook-UUID", "h"),
                Map.of("X-Correlation-Id", "r"),
                Map.of("webhook-id", "msg_1"),
                Map.of("X-Event-Key", "repo:push"),
                Map.of("X-Gitlab-Event", "Push Hook"),
                Map.of("X-GitHub-Event", "push"),
                Map.of("Idempotency-Key", " "),
                Map.of("ce-id", ""));
    }

    @Test
    void anIdempotencyKeyIsForOneAddress() throws Exception {
        Map<String, String> headers = Map.of("Idempotency-Key", "k");
        assertThat(ids.eventId(TARGET, request(URL + "?hook=1", headers), new byte[0]))
                .isNotEqualTo(ids.eventId(TARGET, request(URL, headers), new byte[0]));
    }

    @Test
    void partsThatRunTogetherAreNotMistaken() throws Exception {
        Map<String, String> headers = Map.of("ce-id", "1", "ce-source", "/a");
        assertThat(id(new EventIds.Target("a", "bc", ""), headers, "1"))
                .isNotEqualTo(id(new EventIds.Target("ab", "c", ""), headers, "1"));
        assertThat(id(new EventIds.Target("a", "b\0c", ""), headers, "1"))
                .isNotEqualTo(id(new EventIds.Target("a", "b", "c"), headers, "1"));
    }

    @Test
    void aVeryLongIdIsRefused() {
        assertThatThrownBy(() -> id(TARGET, Map.of("Idempotency-Key", "k".repeat(513)), "{}"))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("512");
    }

    private String id(EventIds.Target target, Map<String, String> headers, String body) throws Rejection {
        return ids.eventId(target, request(URL, headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private static SentRequest request(String url, Map<String, String> headers) {
        Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> found.put(name.toLowerCase(Locale.ROOT), value));
        return new SentRequest(url, found::get);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(name, value);
        return changed;
    }
}
