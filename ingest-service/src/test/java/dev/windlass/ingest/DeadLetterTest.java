package dev.windlass.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.Retry;
import dev.windlass.contracts.SecretHeaders;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.TopicProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters over HTTP: one service that asks nobody, and one that asks everybody. */
final class DeadLetterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LETTERS = "/api/v1/dead-letters";
    private static final byte[] NOT_TEXT = {(byte) 0xFF, 0, (byte) 0xC3};

    private static World world;
    private static TopicProbe topics;
    private static int open;
    private static int guarded;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        world = new World(folder);
        open = world.startService(world.kubeconfig());
        guarded = world.startService(world.kubeconfig(), "--windlass.ingest.auth-mode=client");
        topics = new TopicProbe(world.bootstrapServers());
        world.namespace("mine");
        world.namespace("other");
        world.serviceAccount("mine", "reader");
        world.allow("mine", "reader", """
                [{"apiGroups":["argoproj.io"],"resources":["workfloweventbindings"],"verbs":["list"]}]""");
        world.serviceAccount("mine", "maker");
        world.allow("mine", "maker", """
                [{"apiGroups":["argoproj.io"],"resources":["workfloweventbindings"],"verbs":["list"]},
                {"apiGroups":["argoproj.io"],"resources":["workflows"],"verbs":["create"]}]""");
    }

    @AfterAll
    static void stop() {
        topics.close();
        world.close();
    }

    @Test
    void aReplayPutsTheOriginalBackByteByByte() throws Exception {
        Envelope original = original("mine", "replay-bytes");
        String id = bury(original, Topics.SUBMISSIONS, "no such template");

        JsonNode answer = json(post(open, LETTERS + "/" + id + "/replay"));

        assertThat(answer.path("state").asString()).isEqualTo("replayed");
        assertThat(recordsOf("replay-bytes", Topics.SUBMISSIONS))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.key()).isEqualTo(original.keyBytes());
                    assertThat(it.value()).isEqualTo(NOT_TEXT);
                    assertThat(it.headers()).isEqualTo(KafkaEnvelopes.headers(original));
                });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(open, "/api/v1/events/replay-bytes/outcomes")
                                .body())
                        .contains("\"type\":\"replayed\"")
                        .contains(id));
    }

    @Test
    void aLetterIsReplayedOnceHoweverOftenAndWhereverItIsAskedFor() throws Exception {
        String id = bury(original("mine", "replay-once"), Topics.SUBMISSIONS, "no");
        for (int i = 0; i < 3; i++) {
            assertThat(post(open, LETTERS + "/" + id + "/replay").status()).isEqualTo(200);
        }
        String token = world.token("system:serviceaccount:mine:maker");
        awaitState(id, "replayed", token);
        assertThat(json(post(guarded, LETTERS + "/" + id + "/replay", bearer(token)))
                        .path("state")
                        .asString())
                .isEqualTo("replayed");
        assertThat(json(post(open, LETTERS + "/" + id + "/drop")).path("state").asString())
                .isEqualTo("replayed");
        assertThat(recordsOf("replay-once", Topics.SUBMISSIONS)).hasSize(1);
    }

    @Test
    void whatWasDoneIsKnownAfterARestart() throws Exception {
        String replayed = bury(original("mine", "restart-1"), Topics.EVENTS, "no");
        String dropped = bury(original("mine", "restart-2"), Topics.EVENTS, "no");
        post(open, LETTERS + "/" + replayed + "/replay");
        post(open, LETTERS + "/" + dropped + "/drop");

        int restarted = world.startService(world.kubeconfig());

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(json(get(restarted, LETTERS + "/" + replayed))
                            .path("state")
                            .asString())
                    .isEqualTo("replayed");
            assertThat(json(get(restarted, LETTERS + "/" + dropped))
                            .path("state")
                            .asString())
                    .isEqualTo("dropped");
        });
        assertThat(recordsOf("restart-2", Topics.EVENTS)).isEmpty();
    }

    @Test
    void aLetterIsShownWhole() throws Exception {
        String id = bury(original("mine", "shown"), Topics.DELIVERIES, "given up after PT24H: 503");
        JsonNode letter = json(get(open, LETTERS + "/" + id));
        assertThat(letter.path("topic").asString()).isEqualTo(Topics.DELIVERIES);
        assertThat(letter.path("namespace").asString()).isEqualTo("mine");
        assertThat(letter.path("reason").asString()).isEqualTo("given up after PT24H: 503");
        assertThat(letter.path("valueBase64").asString()).isEqualTo("/wDD");
        assertThat(letter.path("headers")
                        .valueStream()
                        .map(it -> it.path("name").asString()))
                .contains("twice", DeadLetters.REASON);
    }

    @Test
    void theFilterSaysWhichAreMeant() throws Exception {
        String reason = "unreadable " + UUID.randomUUID();
        String one = bury(original("mine", "filter-1"), Topics.SUBMISSIONS, reason + " a");
        String two = bury(original("other", "filter-2"), Topics.SUBMISSIONS, reason + " b");
        String three = bury(original("mine", "filter-3"), Topics.EVENTS, reason + " c");

        String query = "?reason=" + reason.replace(" ", "%20");
        assertThat(ids(get(open, LETTERS + query))).containsExactly(one, two, three);
        assertThat(ids(get(open, LETTERS + query + "&namespace=mine"))).containsExactly(one, three);
        assertThat(ids(get(open, LETTERS + query + "&topic=windlass.events"))).containsExactly(three);
        assertThat(ids(get(open, LETTERS + query + "&from=2999-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(ids(get(open, LETTERS + query + "&until=2999-01-01T00:00:00Z")))
                .hasSize(3);
        JsonNode page = json(get(open, LETTERS + query + "&limit=2"));
        assertThat(page.path("next").asString()).isEqualTo(two);
        assertThat(ids(get(open, LETTERS + query + "&limit=2&after=" + two))).containsExactly(three);

        JsonNode some = json(post(open, LETTERS + "/replay" + query + "&namespace=mine&limit=1"));
        assertThat(some.path("letters").path(0).path("id").asString()).isEqualTo(one);
        assertThat(some.path("more").asBoolean()).isTrue();
        assertThat(json(post(open, LETTERS + "/replay" + query)).path("letters"))
                .hasSize(2);
        assertThat(ids(get(open, LETTERS + query))).isEmpty();
        assertThat(ids(get(open, LETTERS + query + "&state=replayed"))).hasSize(3);
    }

    @Test
    void aRecordThatWasBuriedTwiceIsOneLetter() throws Exception {
        String reason = "twice " + UUID.randomUUID();
        Envelope letter = DeadLetters.of(original("mine", "twice"), Topics.SYNCS, "windlass.syncs/9/9", reason, now());
        topics.write(KafkaEnvelopes.toRecord(Topics.DEAD_LETTERS, letter));
        topics.write(KafkaEnvelopes.toRecord(Topics.DEAD_LETTERS, letter));
        String after = bury(original("mine", "after"), Topics.SYNCS, reason);
        assertThat(ids(get(open, LETTERS + "?reason=" + reason.replace(" ", "%20"))))
                .hasSize(2)
                .contains(after);
    }

    @Test
    void aRecordOfTheInboxWithoutAnIdKeepsItsPositionForOne() throws Exception {
        byte[] json = {'1'};
        Envelope original = new Envelope("inbox-key", Map.of("namespace", "mine"), json);
        String id = bury(original, Topics.INBOX, "no");
        post(open, LETTERS + "/" + id + "/replay");
        String position = new JsonMapper()
                .readTree(get(open, LETTERS + "/" + id).body())
                .path("position")
                .asString();
        assertThat(topics.read(Topics.INBOX)).anySatisfy(it -> {
            assertThat(it.value()).isEqualTo(json);
            assertThat(EventCodec.decodeForeign(
                                    KafkaEnvelopes.of(it), "elsewhere", null, SecretHeaders.DEFAULT, Instant.EPOCH)
                            .id())
                    .isEqualTo(EventCodec.decodeForeign(original, position, null, SecretHeaders.DEFAULT, Instant.EPOCH)
                            .id());
        });
    }

    @Test
    void whoMayReadOutcomesMayReadLettersAndWhoMayMakeWorkflowsMayReplayThem() throws Exception {
        String mine = bury(original("mine", "rights-1"), Topics.SUBMISSIONS, "rights");
        String other = bury(original("other", "rights-2"), Topics.SUBMISSIONS, "rights");
        RawHttp.Header reader = bearer(world.token("system:serviceaccount:mine:reader"));
        RawHttp.Header maker = bearer(world.token("system:serviceaccount:mine:maker"));
        await().atMost(PATIENCE)
                .until(() -> get(guarded, LETTERS + "/" + other, maker).status() == 403);

        assertThat(get(guarded, LETTERS).status()).isEqualTo(401);
        assertThat(get(guarded, LETTERS + "/0-999999").status()).isEqualTo(401);
        assertThat(get(guarded, LETTERS, reader).status()).isEqualTo(403);
        assertThat(get(guarded, LETTERS + "?namespace=other", reader).status()).isEqualTo(403);
        assertThat(ids(get(guarded, LETTERS + "?namespace=mine&reason=rights", reader)))
                .containsExactly(mine);
        assertThat(get(guarded, LETTERS + "/" + mine, reader).status()).isEqualTo(200);
        assertThat(post(guarded, LETTERS + "/" + mine + "/replay", reader).status())
                .isEqualTo(403);
        assertThat(post(guarded, LETTERS + "/replay?namespace=mine&reason=rights", reader)
                        .status())
                .isEqualTo(403);
        assertThat(post(guarded, LETTERS + "/" + other + "/replay", maker).status())
                .isEqualTo(403);
        assertThat(post(guarded, LETTERS + "/drop?reason=rights", maker).status())
                .isEqualTo(403);
        assertThat(recordsOf("rights-1", Topics.SUBMISSIONS)).isEmpty();
        assertThat(post(guarded, LETTERS + "/replay?namespace=mine&reason=rights", maker)
                        .status())
                .isEqualTo(200);
        assertThat(recordsOf("rights-1", Topics.SUBMISSIONS)).hasSize(1);
        assertThat(recordsOf("rights-2", Topics.SUBMISSIONS)).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsSaid() throws Exception {
        assertThat(get(open, LETTERS + "/0-999999").status()).isEqualTo(404);
        assertThat(get(open, LETTERS + "/nonsense").body()).contains("looks like 3-17");
        for (String query : List.of("limit=0", "limit=x", "from=yesterday", "state=gone", "namespace=A_B", "after=x")) {
            assertThat(get(open, LETTERS + "?" + query).status()).as(query).isEqualTo(400);
        }
        String id = bury(original("mine", "astray"), "windlass.elsewhere", "no");
        assertThat(post(open, LETTERS + "/" + id + "/replay").status()).isEqualTo(400);
    }

    /** With all that a record may have: headers twice, and bytes that are no text. */
    private static Envelope original(String namespace, String eventId) {
        return new Envelope(
                "key".getBytes(UTF_8),
                List.of(
                        new Envelope.Header(CloudEvent.NAMESPACE, namespace.getBytes(UTF_8)),
                        new Envelope.Header(CloudEvent.EVENT_ID, eventId.getBytes(UTF_8)),
                        new Envelope.Header("twice", NOT_TEXT),
                        new Envelope.Header("twice", new byte[] {1})),
                NOT_TEXT);
    }

    /** Writes a dead letter of a record that was tried before, and returns its id once the service knows it. */
    private static String bury(Envelope original, String topic, String reason) {
        Envelope parked = Retry.next(topic, original, now(), Duration.ofDays(1), Duration.ZERO)
                .orElseThrow()
                .message();
        String position = topic + "/0/" + UUID.randomUUID();
        topics.write(
                KafkaEnvelopes.toRecord(Topics.DEAD_LETTERS, DeadLetters.of(parked, topic, position, reason, now())));
        ConsumerRecord<byte[], byte[]> record = topics.read(Topics.DEAD_LETTERS).stream()
                .filter(it -> position.equals(KafkaEnvelopes.of(it).header(DeadLetters.POSITION)))
                .findFirst()
                .orElseThrow();
        String id = record.partition() + "-" + record.offset();
        await().atMost(PATIENCE).until(() -> get(open, LETTERS + "/" + id).status() == 200);
        return id;
    }

    private static void awaitState(String id, String state, String token) {
        await().atMost(PATIENCE)
                .until(() ->
                        get(guarded, LETTERS + "/" + id, bearer(token)).body().contains("\"state\":\"" + state + "\""));
    }

    private static List<ConsumerRecord<byte[], byte[]>> recordsOf(String eventId, String topic) {
        return topics.read(topic).stream()
                .filter(it -> eventId.equals(KafkaEnvelopes.of(it).header(CloudEvent.EVENT_ID)))
                .toList();
    }

    private static List<String> ids(RawHttp.Answer page) {
        return json(page)
                .path("letters")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }

    private static JsonNode json(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return World.JSON.readTree(answer.body());
    }

    private static RawHttp.Header bearer(String token) {
        return new RawHttp.Header("Authorization", "Bearer " + token);
    }

    private static Instant now() {
        return Instant.now();
    }

    private static RawHttp.Answer get(int port, String path, RawHttp.Header... headers) throws Exception {
        return RawHttp.send(port, "GET", path, List.of(headers), new byte[0], 30_000);
    }

    private static RawHttp.Answer post(int port, String path, RawHttp.Header... headers) throws Exception {
        return RawHttp.send(port, "POST", path, List.of(headers), new byte[0], 30_000);
    }
}
