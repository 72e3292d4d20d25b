package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devbroker.TopicProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The service over real HTTP on a real broker. */
final class IngestServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static DevBroker broker;
    private static TopicProbe topics;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        broker = DevBroker.start(0, folder);
        service = startService(broker);
        topics = new TopicProbe(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        service.close();
        broker.close();
    }

    static ConfigurableApplicationContext startService(DevBroker broker) {
        return startService(broker.bootstrapServers());
    }

    static ConfigurableApplicationContext startService(String bootstrapServers) {
        return IngestServiceApplication.builder()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                        "--windlass.ingest.watch-applications=false",
                        "--windlass.ingest.ack-timeout=2s",
                        "--windlass.ingest.max-body-size=100KB",
                        "--windlass.topics.partitions=1");
    }

    @Test
    void prometheusIsToldFigures() throws Exception {
        String port = service.getEnvironment().getRequiredProperty("local.management.port");
        URI figures = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        assertThat(HTTP.send(HttpRequest.newBuilder(figures).build(), BodyHandlers.ofString())
                        .body())
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void anEventIsStoredAsItWasSent() throws Exception {
        String body = "{\"message\":  \"héllo\", \"n\": 1.50}";
        HttpResponse<String> answer = post("/api/v1/events/argo/push", body, "X-Github-Event", "push");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        EventReceived event = stored(id(answer));
        assertThat(event.namespace()).isEqualTo("argo");
        assertThat(event.discriminator()).isEqualTo("push");
        assertThat(event.payload()).hasToString(body);
        assertThat(event.metadata()).containsEntry("x-github-event", List.of("push"));
        assertThat(event.time()).isBeforeOrEqualTo(Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/events/argo", "/api/v1/events/argo/"})
    void theDiscriminatorMayBeEmpty(String path) throws Exception {
        assertThat(stored(id(post(path, "1"))).discriminator()).isEmpty();
    }

    @Test
    void anEmptyBodyIsAnEventToo() throws Exception {
        assertThat(stored(id(post("/api/v1/events/argo/d", ""))).payload().utf8())
                .isEmpty();
    }

    @Test
    void aDeliveryThatIsSentAgainIsTheSameEvent() throws Exception {
        String first = id(post("/api/v1/events/argo/d", "1", "Idempotency-Key", "k1"));
        assertThat(id(post("/api/v1/events/argo/d", "1", "Idempotency-Key", "k1")))
                .isEqualTo(first);
        assertThat(id(post("/api/v1/events/other/d", "1", "Idempotency-Key", "k1")))
                .isNotEqualTo(first);
        assertThat(id(post("/api/v1/events/argo/d", "1"))).isNotEqualTo(id(post("/api/v1/events/argo/d", "1")));
    }

    @Test
    void aProxysRequestIdIsNoDeliveryId() throws Exception {
        assertThat(id(post("/api/v1/events/argo/d", "1", "X-Request-Id", "r")))
                .isNotEqualTo(id(post("/api/v1/events/argo/d", "1", "X-Request-Id", "r")));
        assertThat(id(post("/api/v1/events/argo/d", "1", "X-Request-Id", "r", "X-Event-Key", "repo:push")))
                .isEqualTo(id(post("/api/v1/events/argo/d", "1", "X-Request-Id", "r", "X-Event-Key", "repo:push")));
    }

    @Test
    void secretsAreNotStored() throws Exception {
        String id = id(post("/api/v1/events/argo/d", "1", "X-Gitlab-Token", "s3cret", "X-Hub-Signature-256", "sha"));
        assertThat(stored(id).metadata()).containsOnlyKeys("x-forwarded-for", "x-forwarded-host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nope", "{} {}", "[1,]", "\"\\x\"", "01", "NaN", "[", "{\"a\"", "-", "tru"})
    void whatIsNotJsonIsRefused(String body) throws Exception {
        HttpResponse<String> answer = post("/api/v1/events/argo/d", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":3").containsAnyOf("the body", "invalid character", "EOF");
    }

    @ParameterizedTest
    @CsvSource({"Argo", "a_b", "-a", "a.b", "%20"})
    void aNamespaceThatIsNoDnsLabelIsRefused(String namespace) throws Exception {
        HttpResponse<String> answer = post("/api/v1/events/" + namespace + "/d", "1");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("DNS label");
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        String fits = "\"" + "x".repeat(100 * 1024 - 2) + "\"";
        assertThat(post("/api/v1/events/argo/d", fits).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = post("/api/v1/events/argo/d", fits + " ");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("windlass.ingest.max-body-size");
    }

    @Test
    void aBodyOverTheLimitWhoseLengthIsNotToldIsRefused() throws Exception {
        byte[] body = ("\"" + "x".repeat(200 * 1024) + "\"").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/events/argo/d"))
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void anUnknownPathIsNotImplemented() throws Exception {
        HttpResponse<String> answer = post("/api/v1/nothing/here", "1");
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).isEqualTo("{\"code\":12,\"message\":\"Not Implemented\"}");
    }

    @Test
    void aWrongMethodIsToldWhichWouldBeRight() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/events/argo/d"))
                .PUT(BodyPublishers.ofString("1"))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("POST");
    }

    @Test
    void aRequestThatIsNoHttpHarmsNothing() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), uri("/").getPort())) {
            socket.getOutputStream().write("\u0000\u0001 nonsense\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(" 400 ");
        }
        assertThat(post("/api/v1/events/argo/d", "1").statusCode()).isEqualTo(200);
    }

    @Test
    void aSyncIsStored() throws Exception {
        HttpResponse<String> answer = post("/api/v1/syncs/argocd/shop", "{\"revision\": \"f39\", \"resources\": []}");
        assertThat(answer.statusCode()).isEqualTo(200);
        SyncObserved sync = topics.read(Topics.SYNCS).stream()
                .map(it -> decodeSync(KafkaEnvelopes.of(it)))
                .filter(it -> it.id().equals(id(answer)))
                .findFirst()
                .orElseThrow();
        assertThat(sync.kind()).isEqualTo(SyncObserved.Kind.SYNC_RESULT);
        assertThat(sync.application()).isEqualTo("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "", "{"})
    void whatIsNeitherAnApplicationNorASyncResultIsRefused(String body) throws Exception {
        assertThat(post("/api/v1/syncs/argocd/shop", body).statusCode()).isEqualTo(400);
    }

    @Test
    void outcomesAreAnsweredOnceEach() throws Exception {
        Outcome outcome = Outcome.of("event-1", "argo", Instant.EPOCH, new Outcome.Created("hello", "hello-x"));
        topics.write(KafkaEnvelopes.toRecord(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(outcome)));
        topics.write(KafkaEnvelopes.toRecord(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(outcome)));
        await().untilAsserted(
                        () -> assertThat(get("/api/v1/events/event-1/outcomes")).isEqualTo("""
                        {"eventId":"event-1","outcomes":[{"id":"event-1/Created/hello-x","eventId":"event-1",\
                        "namespace":"argo","time":"1970-01-01T00:00:00Z",\
                        "result":{"type":"created","binding":"hello","workflow":"hello-x"}}]}"""));
    }

    @Test
    void anOutcomeThatCannotBeReadIsADeadLetterAndTheNextIsRead() throws Exception {
        topics.write(new ProducerRecord<>(Topics.OUTCOMES, new byte[] {'{'}));
        Outcome outcome = Outcome.of("event-2", "argo", Instant.EPOCH, new Outcome.Duplicate("hello", "hello-x"));
        topics.write(KafkaEnvelopes.toRecord(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(outcome)));
        await().untilAsserted(
                        () -> assertThat(get("/api/v1/events/event-2/outcomes")).contains("\"type\":\"duplicate\""));
        assertThat(topics.read(Topics.DEAD_LETTERS))
                .extracting(it -> KafkaEnvelopes.of(it).header(DeadLetters.TOPIC))
                .contains(Topics.OUTCOMES);
    }

    @Test
    void anEventThatIsUnknownIsToldFromOneThatIsNotDecidedYet() throws Exception {
        HttpResponse<String> unknown = HTTP.send(
                HttpRequest.newBuilder(uri("/api/v1/events/nobody/outcomes")).build(), BodyHandlers.ofString());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"code\":5").contains("remembered no longer");
        String id = id(post("/api/v1/events/argo/d", "1"));
        assertThat(get("/api/v1/events/" + id + "/outcomes")).isEqualTo("{\"eventId\":\"" + id + "\",\"outcomes\":[]}");
    }

    @Test
    void waitingIsNoPartOfTheAddressAnIdempotencyKeyIsFor() throws Exception {
        String first = id(post("/api/v1/events/argo/d?hook=1", "1", "Idempotency-Key", "k2"));
        assertThat(id(post("/api/v1/events/argo/d?wait=1ms&hook=1", "1", "Idempotency-Key", "k2")))
                .isEqualTo(first);
        assertThat(id(post("/api/v1/events/argo/d?hook=2", "1", "Idempotency-Key", "k2")))
                .isNotEqualTo(first);
        assertThat(id(post("/api/v1/events/argo", "1", "Idempotency-Key", "k2")))
                .isEqualTo(id(post("/api/v1/events/argo/", "1", "Idempotency-Key", "k2")));
    }

    @Test
    void theTopicsWereMade() {
        assertThat(topics.read(Topics.retry(Topics.SUBMISSIONS, Duration.ofMinutes(10))))
                .isEmpty();
    }

    private static EventReceived stored(String id) {
        return topics.read(Topics.EVENTS).stream()
                .map(it -> decode(KafkaEnvelopes.of(it)))
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static EventReceived decode(Envelope message) {
        try {
            return EventCodec.decode(message);
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static SyncObserved decodeSync(Envelope message) {
        try {
            return SyncCodec.decode(message, "", Instant.EPOCH);
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("X-Windlass-Event-Id").orElseThrow();
    }

    private static String get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body));
        // As curl -d claims, whatever it sends.
        request.header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + path);
    }
}
