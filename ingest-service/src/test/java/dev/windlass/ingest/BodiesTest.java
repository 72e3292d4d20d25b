package dev.windlass.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are compressed, and bodies of forms. */
final class BodiesTest {
    private static final String JSON = "{\"message\": \"h\u00e9llo & co\"}";
    private static final Header FORM = new Header("Content-Type", "application/x-www-form-urlencoded");
    private static final Header GITHUB = new Header("X-GitHub-Event", "push");

    private static World world;
    private static TopicProbe topics;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        world.namespace("argo");
        port = world.startService(
                world.kubeconfig(),
                "--windlass.ingest.max-body-size=100KB",
                "--windlass.ingest.limits.max-buffered=500KB");
        topics = new TopicProbe(world.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZip", "identity, gzip", " gzip "})
    void whatIsCompressedIsStoredAsItWas(String encoding) throws Exception {
        Answer answer = post("events/argo/d", Signed.gzip(JSON.getBytes(UTF_8)), encoding(encoding));
        assertThat(stored(answer).payload()).hasToString(JSON);
    }

    @Test
    void everyEndpointThatReadsABodyReadsItCompressed() throws Exception {
        assertThat(stored(post(
                                "cloudevents/argo",
                                Signed.gzip(
                                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":7}"
                                                .getBytes(UTF_8)),
                                encoding("gzip"),
                                new Header("Content-Type", "application/cloudevents+json")))
                        .payload())
                .hasToString("7");
        assertThat(post("syncs/argocd/shop", Signed.gzip("{\"resources\": []}".getBytes(UTF_8)), encoding("gzip"))
                        .status())
                .isEqualTo(200);
        Answer made = post("workflow-templates/argo", Signed.gzip("""
                        {"template":{"metadata":{"name":"zipped"},"spec":{"entrypoint":"m",
                        "templates":[{"name":"m","container":{"image":"busybox"}}]}}}""".getBytes(UTF_8)), encoding("gzip"));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "compress", "gzip, gzip", "gzip, br", "*"})
    void anotherEncodingIsRefusedWithThoseThatWork(String encoding) throws Exception {
        for (String path : new String[] {"events/argo/d", "cloudevents/argo", "syncs/argocd/shop", "workflows/argo"}) {
            Answer answer = post(path, "{}".getBytes(UTF_8), encoding(encoding));
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.header("Accept-Encoding")).hasValue("gzip, identity");
            assertThat(answer.body()).contains("\"code\":3").contains("Content-Encoding: gzip");
        }
    }

    @Test
    void aBombIsRefusedWithoutTheMemoryItWouldTake() throws Exception {
        byte[] bomb = Signed.gzip(new byte[50 << 20]);
        assertThat(bomb.length).isLessThan(100 * 1024);
        for (int i = 0; i < 20; i++) {
            Answer answer = post("events/argo/d", bomb, encoding("gzip"));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("windlass.ingest.max-body-size");
        }
        // What the bombs took is given back a moment after each answer.
        await().until(() -> post("events/argo/d", Signed.gzip(new byte[] {'1'}), encoding("gzip"))
                        .status()
                == 200);
    }

    @Test
    void whatFitsExactlyIsTakenAndOneByteMoreIsNot() throws Exception {
        byte[] fits = ("\"" + "x".repeat(100 * 1024 - 2) + "\"").getBytes(UTF_8);
        assertThat(post("events/argo/d", Signed.gzip(fits), encoding("gzip")).status())
                .isEqualTo(200);
        byte[] more = Arrays.copyOf(fits, fits.length + 1);
        more[fits.length] = ' ';
        assertThat(post("events/argo/d", Signed.gzip(more), encoding("gzip")).status())
                .isEqualTo(413);
    }

    @Test
    void whatIsNoGzipToItsEndIsRefused() throws Exception {
        byte[] zipped = Signed.gzip(JSON.getBytes(UTF_8));
        for (byte[] body : new byte[][] {JSON.getBytes(UTF_8), Arrays.copyOf(zipped, zipped.length - 9), {31}}) {
            Answer answer = post("events/argo/d", body, encoding("gzip"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("Content-Encoding");
        }
        assertThat(post("events/argo/d", new byte[0], encoding("gzip")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-GitHub-Event", "X-Gitea-Event", "X-Forgejo-Event", "X-Gogs-Event"})
    void theFormOfAWebhookIsItsJson(String event) throws Exception {
        String form = "a=b&payload=%7B%22message%22%3A+%22h%C3%A9llo+%26%20co%22%7D&c=d";
        assertThat(stored(post("events/argo/d", form.getBytes(UTF_8), FORM, new Header(event, "push")))
                        .payload())
                .hasToString(JSON);
    }

    @Test
    void aCompressedFormIsItsJsonToo() throws Exception {
        byte[] form = Signed.gzip("payload=%7B%7D".getBytes(UTF_8));
        Header utf8 = new Header("Content-Type", "Application/X-WWW-Form-Urlencoded; charset=utf-8");
        assertThat(stored(post("events/argo/d", form, encoding("gzip"), utf8, GITHUB))
                        .payload())
                .hasToString("{}");
    }

    @Test
    void jsonThatClaimsToBeAFormIsJson() throws Exception {
        assertThat(stored(post("events/argo/d", JSON.getBytes(UTF_8), FORM)).payload())
                .hasToString(JSON);
        assertThat(stored(post("events/argo/d", JSON.getBytes(UTF_8), FORM, GITHUB))
                        .payload())
                .hasToString(JSON);
        assertThat(post("events/argo/d", new byte[0], FORM).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"payload=%7B%7D,X-Other", "message=hello,X-Other", "{,X-Other", "message=hello,X-GitHub-Event"})
    void anotherFormIsToldWhatToChoose(String form, String header) throws Exception {
        Answer answer = post("events/argo/d", form.getBytes(UTF_8), FORM, new Header(header, "x"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload=%7", "payload=%7B%7D%", "payload=%zz", "payload=nothing", "payload=%7B"})
    void aPayloadThatIsNoJsonIsRefused(String form) throws Exception {
        assertThat(post("events/argo/d", form.getBytes(UTF_8), FORM, GITHUB).status())
                .isEqualTo(400);
    }

    private static Header encoding(String name) {
        return new Header("Content-Encoding", name);
    }

    private static Answer post(String path, byte[] body, Header... headers) throws IOException {
        return RawHttp.send(port, "POST", "/api/v1/" + path, Arrays.asList(headers), body, 10_000);
    }

    private static EventReceived stored(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String id = answer.header("X-Windlass-Event-Id").orElseThrow();
        for (var record : topics.read(Topics.EVENTS)) {
            EventReceived event = EventCodec.decode(KafkaEnvelopes.of(record));
            if (event.id().equals(id)) {
                return event;
            }
        }
        throw new AssertionError("not stored");
    }
}
