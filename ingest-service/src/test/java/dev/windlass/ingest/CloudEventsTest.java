package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents over HTTP: one rule for data in every mode, and batches that are taken whole or not at all. */
final class CloudEventsTest {
    private static final String PATH = "/api/v1/cloudevents/argo";
    private static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";
    private static final byte[] NO_UTF_8 = {(byte) 0xff, 0, 1};

    private static World world;
    private static TopicProbe topics;
    private static int port;
    private static int ids;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        world.namespace("argo");
        port = world.startService(
                world.kubeconfig(),
                "--windlass.ingest.cloud-events.max-batch=3",
                "--windlass.ingest.max-body-size=64KB");
        topics = new TopicProbe(world.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        world.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json|{\"n\":1}|{\"n\":1}",
                "text/json; charset=utf-8|[1]|[1]",
                "application/vnd.shop+json|\"a\"|\"a\"",
                "APPLICATION/JSON|null|null",
                "text/plain|hello|\"hello\"",
                "text/plain|{\"n\":1}|\"{\\\"n\\\":1}\"",
                "text/plain; charset=utf-8|12|\"12\"",
                "application/xml|<a b=\"c\">é</a>|\"<a b=\\\"c\\\">é</a>\"",
                "application/octet-stream|a\tb|\"a\\tb\""
            })
    void dataIsTheSameInEveryMode(String type, String data, String payload) throws Exception {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        assertThat(binary(type, bytes)).isEqualTo(payload);
        assertThat(structured(type, "data_base64", World.JSON.writeValueAsString(base64(bytes))))
                .isEqualTo(payload);
        boolean text = payload.startsWith("\"") && !type.contains("json");
        assertThat(structured(type, "data", text ? World.JSON.writeValueAsString(data) : data))
                .isEqualTo(payload);
    }

    @Test
    void bytesThatAreNoTextAreTheirBase64() throws Exception {
        for (String type : List.of("application/octet-stream", "text/plain", "application/x-www-form-urlencoded")) {
            assertThat(binary(type, NO_UTF_8)).isEqualTo("\"/wAB\"");
            assertThat(structured(type, "data_base64", "\"/wAB\"")).isEqualTo("\"/wAB\"");
        }
    }

    @Test
    void formIsTakenForJsonOnlyWhereItIsJson() throws Exception {
        assertThat(binary("application/x-www-form-urlencoded", "{\"n\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("{\"n\":1}");
        assertThat(binary("application/x-www-form-urlencoded", "a=b".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("\"a=b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{", "{} {}", "1 2", "'a'", "NaN", "\u00ff"})
    void dataThatSaysItIsJsonAndIsNotIsRefused(String data) throws Exception {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        for (String type : List.of("application/json", "text/json", "application/vnd.a+json;v=1")) {
            assertThat(post(bytes, attributes(type)).status()).as(type).isEqualTo(400);
            String event = event("\"datacontenttype\":\"" + type + "\",\"data_base64\":\"" + base64(bytes) + "\"");
            assertThat(post(event, "application/cloudevents+json").status()).isEqualTo(400);
        }
        assertThat(post(event("\"data_base64\":\"" + base64(bytes) + "\""), "application/cloudevents+json")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"data\":1,\"data_base64\":\"MQ==\"",
                "\"data_base64\":\"!\"",
                "\"data_base64\":5",
                "\"data_base64\":{}",
                "\"data\":",
                "\"time\":\"yesterday\"",
                "\"time\":5",
                "\"subject\":{}",
                "\"datacontenttype\":false",
                "\"source\":7"
            })
    void structuredEventThatIsNotOneIsRefused(String fields) throws Exception {
        assertThat(post(event(fields), "application/cloudevents+json").status()).isEqualTo(400);
        assertThat(post("[" + event(fields) + "]", BATCH).status()).isEqualTo(400);
    }

    @Test
    void otherFormsOfCloudEventsAreRefused() throws Exception {
        for (String type : List.of(
                "application/cloudevents+avro", "application/cloudevents", "application/cloudevents-batch+protobuf")) {
            assertThat(post("{}", type).status()).as(type).isEqualTo(400);
        }
    }

    @Test
    void timeIsTheSendersElseTheDoors() throws Exception {
        String own = id(post(event("\"time\":\"2026-05-04T12:00:00+02:00\""), "application/cloudevents+json"));
        assertThat(stored(own).time()).isEqualTo(Instant.parse("2026-05-04T10:00:00Z"));
        String none = id(post(event("\"data\":1"), "application/cloudevents+json"));
        assertThat(Duration.between(stored(none).time(), Instant.now()))
                .isBetween(Duration.ofMinutes(-5), Duration.ofMinutes(5));
    }

    @Test
    void batchIsStoredWholeAndNamesItsEvents() throws Exception {
        String batch = "[" + event("\"data\":1,\"discriminator\":\"d\"") + ","
                + event("\"datacontenttype\":\"text/plain\",\"data\":\"x\"") + "," + event("\"n\":2") + "]";
        Answer answer = post(batch, BATCH);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> named = eventIds(answer);
        assertThat(new HashSet<>(named)).hasSize(3);
        assertThat(stored(named.get(0)).payload()).hasToString("1");
        assertThat(stored(named.get(0)).discriminator()).isEqualTo("d");
        assertThat(stored(named.get(1)).payload()).hasToString("\"x\"");
        assertThat(stored(named.get(2)).metadata()).containsEntry("ce-n", List.of("2"));
        assertThat(eventIds(post(batch, BATCH))).isEqualTo(named);
    }

    @Test
    void batchIsRefusedWholeWhereOneOfItsEventsIs() throws Exception {
        int before = topics.read(Topics.EVENTS).size();
        for (String bad : List.of("{}", "1", "null", event("\"data_base64\":\"!\""), "[]", event("\"time\":\"x\""))) {
            Answer answer = post("[" + event("\"data\":1") + "," + bad + "]", BATCH);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.body()).contains("event 1 of the batch");
        }
        assertThat(post(event("\"data\":1"), BATCH).status()).isEqualTo(400);
        assertThat(post("[" + event("\"data\":1"), BATCH).status()).isEqualTo(400);
        String four = String.join(",", event("\"a\":1"), event("\"a\":1"), event("\"a\":1"), event("\"a\":1"));
        assertThat(post("[" + four + "]", BATCH).status()).isEqualTo(413);
        String large = base64("\u0001".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        String last = event("\"datacontenttype\":\"text/plain\",\"data_base64\":\"" + large + "\"");
        assertThat(post("[" + event("\"data\":1") + "," + last + "]", BATCH).status())
                .isEqualTo(413);
        assertThat(topics.read(Topics.EVENTS)).hasSize(before);
    }

    @Test
    void batchOfNothingIsNothing() throws Exception {
        Answer answer = post("[]", BATCH);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(eventIds(answer)).isEmpty();
    }

    @Test
    void nobodyWaitsForABatch() throws Exception {
        Answer answer = RawHttp.send(
                port,
                "POST",
                PATH + "?wait=1s",
                List.of(new Header("Content-Type", BATCH)),
                "[]".getBytes(StandardCharsets.UTF_8),
                20_000);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("without it");
    }

    private static String binary(String type, byte[] data) throws Exception {
        return stored(id(post(data, attributes(type)))).payload().toString();
    }

    private static String structured(String type, String field, String data) throws Exception {
        String event = event("\"datacontenttype\":\"" + type + "\",\"" + field + "\":" + data);
        EventReceived stored = stored(id(post(event, "application/cloudevents+json")));
        assertThat(stored.metadata()).containsEntry("ce-datacontenttype", List.of(type));
        return stored.payload().toString();
    }

    private static List<Header> attributes(String type) {
        return List.of(
                new Header("Content-Type", type),
                new Header("ce-specversion", "1.0"),
                new Header("ce-id", Integer.toString(ids++)),
                new Header("ce-source", "/s"),
                new Header("ce-type", "t"));
    }

    private static String event(String fields) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + ids++ + "\",\"source\":\"/s\",\"type\":\"t\"," + fields + "}";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static List<String> eventIds(Answer answer) {
        return World.JSON
                .readTree(answer.body())
                .path("eventIds")
                .valueStream()
                .map(it -> it.asString())
                .toList();
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

    private static Answer post(String body, String type) throws IOException {
        return post(body.getBytes(StandardCharsets.UTF_8), List.of(new Header("Content-Type", type)));
    }

    private static Answer post(byte[] body, List<Header> headers) throws IOException {
        return RawHttp.send(port, "POST", PATH, new ArrayList<>(headers), body, 20_000);
    }
}
