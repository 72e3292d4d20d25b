package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door in client mode: who gets in, what he may say, and what he is told. */
final class DoorTest {
    private static final String LIST_BINDINGS = """
            [{"apiGroups":["argoproj.io"],"resources":["workfloweventbindings"],"verbs":["list"]}]""";

    private static World world;
    private static TopicProbe topics;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        port = world.startService(
                world.kubeconfig(), "--windlass.ingest.auth-mode=client", "--windlass.ingest.limits.body-timeout=1s");
        for (String namespace : List.of("argo", "other")) {
            world.namespace(namespace);
            world.serviceAccount(namespace, "sender");
            world.allow(namespace, "sender", LIST_BINDINGS);
        }
        world.serviceAccount("argo", "nobody");
        topics = new TopicProbe(world.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        world.close();
    }

    @Test
    void whoMayListBindingsMaySendAndIsNamedWithoutHisToken() throws Exception {
        Answer answer = post("/api/v1/events/argo/d", "1", bearer("argo:sender"));
        assertThat(answer.status()).isEqualTo(200);
        EventReceived event = stored(id(answer));
        Caller caller = Objects.requireNonNull(event.caller());
        assertThat(caller.name()).isEqualTo("system:serviceaccount:argo:sender");
        assertThat(caller.groups()).contains("system:serviceaccounts:argo");
        assertThat(caller.uid()).isNotBlank();
        String token = world.token("system:serviceaccount:argo:sender");
        topics.read(Topics.EVENTS)
                .forEach(it ->
                        assertThat(KafkaEnvelopes.of(it).headers().toString()).doesNotContain(token));
    }

    @Test
    void whoMayNotIsToldSoAndNothingIsStored() throws Exception {
        int before = topics.read(Topics.EVENTS).size();
        assertThat(post("/api/v1/events/argo/d", "1", bearer("argo:nobody")).status())
                .isEqualTo(403);
        assertThat(post("/api/v1/events/argo/d", "1", bearer("other:sender")).status())
                .isEqualTo(403);
        assertThat(post("/api/v1/events/argo/d", "1", new Header("Authorization", "Bearer x"))
                        .status())
                .isEqualTo(401);
        assertThat(post("/api/v1/syncs/argo/a", "{\"resources\":[]}", bearer("argo:sender"))
                        .status())
                .isEqualTo(403);
        assertThat(topics.read(Topics.EVENTS)).hasSize(before);
    }

    @Test
    void aRightThatWasJustGivenHoldsAtOnce() throws Exception {
        world.serviceAccount("argo", "late");
        assertThat(post("/api/v1/events/argo/d", "1", bearer("argo:late")).status())
                .isEqualTo(403);
        world.allow("argo", "late", LIST_BINDINGS);
        assertThat(post("/api/v1/events/argo/d", "1", bearer("argo:late")).status())
                .isEqualTo(200);
    }

    @Test
    void oneSendersIdsAreNotAnothers() throws Exception {
        Header key = new Header("Idempotency-Key", "k");
        world.serviceAccount("argo", "second");
        world.allow("argo", "second", LIST_BINDINGS);
        String first = id(post("/api/v1/events/argo/d", "1", bearer("argo:sender"), key));
        assertThat(id(post("/api/v1/events/argo/d", "1", bearer("argo:sender"), key)))
                .isEqualTo(first);
        assertThat(id(post("/api/v1/events/argo/d", "1", bearer("argo:second"), key)))
                .isNotEqualTo(first);
    }

    @Test
    void whoWaitsIsToldWhatBecameOfIt() throws Exception {
        Header key = new Header("Idempotency-Key", "waiting");
        String id = id(post("/api/v1/events/argo/d", "1", bearer("argo:sender"), key));
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return post("/api/v1/events/argo/d?wait=20s", "1", bearer("argo:sender"), key);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> attempts(id).size() == 2);
        String before = attempts(id).getFirst();
        String attempt = attempts(id).getLast();
        // What became of an earlier sending is not what is waited for.
        decision(id, before, new Outcome.BindingFailed("mended", "the old error"), 1);
        decision(id, attempt, new Outcome.Matched("hello", "hello-x"), 4);
        decision(id, attempt, new Outcome.BindingFailed("broken", "why"), 4);
        decision(id, attempt, new Outcome.Matched("mended", "mended-x"), 4);
        decision(id, attempt, new Outcome.Duplicate("early", "early-x"), 4);
        outcome(id, new Outcome.SubmitFailed("mended", "mended-x", "no template"));
        assertThat(waiting).isNotDone();
        outcome(id, new Outcome.Dead(Topics.SUBMISSIONS, id + "/mended", "no template"));
        assertThat(waiting).isNotDone();
        outcome(id, new Outcome.Created("hello", "hello-x"));
        Answer answer = waiting.join();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"complete\":true")
                .contains(
                        "\"workflows\":[{\"namespace\":\"argo\",\"name\":\"hello-x\",\"binding\":\"hello\",\"duplicate\":false},"
                                + "{\"namespace\":\"argo\",\"name\":\"early-x\",\"binding\":\"early\",\"duplicate\":true}]")
                .contains("\"errors\":[{\"binding\":\"broken\",\"message\":\"why\",\"duplicate\":false},"
                        + "{\"binding\":\"mended\",\"message\":\"no template\",\"duplicate\":false}]")
                .doesNotContain("the old error");
    }

    /** Where the records of an event lie, in their order. */
    private static List<String> attempts(String eventId) {
        return topics.read(Topics.EVENTS).stream()
                .filter(it -> eventId.equals(KafkaEnvelopes.of(it).header(CloudEvent.ID)))
                .map(it -> KafkaEnvelopes.position(it.topic(), it.partition(), it.offset()))
                .toList();
    }

    @Test
    void waitingEndsInTime() throws Exception {
        Answer answer = post("/api/v1/events/argo/d?wait=50ms", "1", bearer("argo:sender"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"complete\":false");
        assertThat(post("/api/v1/events/argo/d?wait=soon", "1", bearer("argo:sender"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void outcomesAreForThoseWhoMaySend() throws Exception {
        decision("told-1", "windlass.events/0/0", new Outcome.NoBindings(), 1);
        await().untilAsserted(() -> assertThat(get("/api/v1/events/told-1/outcomes", bearer("argo:sender"))
                        .body())
                .contains("no-bindings"));
        assertThat(get("/api/v1/events/told-1/outcomes", bearer("argo:nobody")).status())
                .isEqualTo(403);
        assertThat(get("/api/v1/events/told-1/outcomes").status()).isEqualTo(401);
    }

    @Test
    void aBinaryCloudEventsAttributesAreMetadata() throws Exception {
        EventReceived event = stored(id(post(
                "/api/v1/cloudevents/argo",
                "{\"n\":1.50}",
                bearer("argo:sender"),
                new Header("ce-specversion", "1.0"),
                new Header("ce-id", "1"),
                new Header("ce-source", "/a%20b"),
                new Header("ce-type", "t"),
                new Header("ce-discriminator", "d"))));
        assertThat(event.payload()).hasToString("{\"n\":1.50}");
        assertThat(event.discriminator()).isEqualTo("d");
        assertThat(event.metadata()).containsEntry("ce-type", List.of("t")).containsEntry("ce-source", List.of("/a b"));
    }

    @Test
    void aStructuredCloudEventIsTheSame() throws Exception {
        Header type = new Header("Content-Type", "application/cloudevents+json; charset=utf-8");
        String body =
                "{\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"s\",\"type\":\"t\",\"x\":5,\"data\":{\"n\":1.50}}";
        Answer answer = post("/api/v1/cloudevents/argo", body, bearer("argo:sender"), type);
        EventReceived event = stored(id(answer));
        assertThat(event.payload()).hasToString("{\"n\":1.50}");
        assertThat(event.metadata()).containsEntry("ce-type", List.of("t")).containsEntry("ce-x", List.of("5"));
        assertThat(id(post("/api/v1/cloudevents/argo", body, bearer("argo:sender"), type)))
                .isEqualTo(id(answer));
        String missing = "{\"specversion\":\"1.0\",\"id\":\"2\"}";
        assertThat(post("/api/v1/cloudevents/argo", missing, bearer("argo:sender"), type)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void headersAreWhatArgoMakesOfThem() throws Exception {
        EventReceived event = stored(id(post(
                "/api/v1/events/argo/a%2Fb;c",
                "1",
                bearer("argo:sender"),
                Header.of("X-Uni", "café"),
                new Header("X-Latin", "caf\u00e9"),
                new Header("X-Data-Bin", "aGVsbG8="),
                new Header("X-Forwarded-For", "1.1.1.1"))));
        assertThat(event.discriminator()).isEqualTo("a/b;c");
        assertThat(event.metadata())
                .containsEntry("x-uni", List.of("café"))
                .containsEntry("x-latin", List.of("café"))
                .containsEntry("x-data-bin", List.of("hello"))
                .containsEntry("x-forwarded-for", List.of("1.1.1.1", "1.1.1.1, 127.0.0.1"))
                .containsEntry("x-forwarded-host", List.of("localhost:2746"));
    }

    private static void outcome(String id, Outcome.Result result) {
        tell(Outcome.of(id, "argo", Instant.EPOCH, result), 0);
    }

    private static void decision(String id, String attempt, Outcome.Result result, int count) {
        tell(Outcome.decided(id, attempt, "argo", Instant.EPOCH, result), count);
    }

    private static void tell(Outcome outcome, int count) {
        var message = JsonCodec.OUTCOMES.encode(outcome);
        topics.write(KafkaEnvelopes.toRecord(
                Topics.OUTCOMES,
                count == 0 ? message : message.with(Map.of(CloudEvent.OUTCOME_COUNT, Integer.toString(count)))));
    }

    private static EventReceived stored(String id) throws Exception {
        for (var record : topics.read(Topics.EVENTS)) {
            EventReceived event = EventCodec.decode(KafkaEnvelopes.of(record));
            if (event.id().equals(id)) {
                return event;
            }
        }
        throw new AssertionError("not stored");
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.header("X-Windlass-Event-Id").orElseThrow();
    }

    private static Header bearer(String account) {
        return new Header("Authorization", "Bearer " + world.token("system:serviceaccount:" + account));
    }

    private static Answer post(String path, String body, Header... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return RawHttp.send(port, "POST", path, new ArrayList<>(Arrays.asList(headers)), bytes, 30_000);
    }

    private static Answer get(String path, Header... headers) throws IOException {
        return RawHttp.send(port, "GET", path, new ArrayList<>(Arrays.asList(headers)), new byte[0], 30_000);
    }
}
