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
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a request's headers lies on the topic afterwards, byte by byte. */
final class SecretsTest {
    private static final String SECRET = "s3cret-";
    private static final List<String> SECRETS = List.of(
            "Authorization",
            "Cookie",
            "Proxy-Authorization",
            "Private-Token",
            "X-Webhook-Secret",
            "X-Api-Key",
            "X-Forwarded-Access-Token",
            "X-Forwarded-Id-Token",
            "X-Forwarded-Authorization",
            "X-Auth-Request-Access-Token",
            "X-Gitea-Signature",
            "X-Gogs-Signature",
            "X-Forgejo-Signature",
            "X-Gitlab-Token",
            "X-Hub-Signature",
            "X-Hub-Signature-256",
            "X-Hook-UUID",
            "X-Amz-Security-Token",
            "X-Vault-Token",
            "X-Auth-Token",
            "X-Csrf-Token",
            "X-XSRF-TOKEN",
            "X-Goog-Iap-Jwt-Assertion",
            "X-Ms-Token-Aad-Id-Token",
            "X-Session-Id",
            "X-Password",
            "x-acme-proof",
            "webhook-signature",
            "Grpc-Metadata-Authorization",
            "Grpc-Metadata-X-Api-Key",
            "grpc-metadata-x-kind");

    private static World world;
    private static TopicProbe topics;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        port = world.startService(
                world.kubeconfig(),
                "--windlass.metadata.secret-headers=X-Acme-*",
                "--windlass.metadata.allowed-headers=X-Acme-Team,x-session-name");
        topics = new TopicProbe(world.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "events/argo/-?wait=10ms",
        "events/argo?token=s3cret-q&x-api-key=s3cret-q",
        "cloudevents/argo?token=s3cret-q"
    })
    void noSecretOfARequestLiesOnTheTopic(String path) throws Exception {
        List<Header> headers = new ArrayList<>(List.of(
                new Header("X-Kind", "seen"),
                new Header("ce-specversion", "1.0"),
                new Header("ce-id", Integer.toString(path.length())),
                new Header("ce-source", "/s"),
                new Header("ce-type", "t"),
                new Header("X-Session-Name", "allowed"),
                new Header("X-Acme-Team", "allowed too")));
        SECRETS.forEach(it -> headers.add(new Header(it, SECRET + it)));
        EventReceived event = sent(path, "{\"n\":1}", headers);
        assertThat(event.metadata())
                .containsEntry("x-kind", List.of("seen"))
                .containsEntry("x-session-name", List.of("allowed"))
                .containsEntry("x-acme-team", List.of("allowed too"));
        assertThat(everything(Topics.EVENTS)).contains("seen").doesNotContain(SECRET);
    }

    @Test
    void noSecretOfAStructuredCloudEventsRequestLiesOnTheTopicAndItsAttributesDo() throws Exception {
        List<Header> headers = new ArrayList<>(List.of(new Header("Content-Type", "application/cloudevents+json")));
        SECRETS.forEach(it -> headers.add(new Header(it, SECRET + it)));
        EventReceived event = sent("cloudevents/argo", """
                {"specversion":"1.0","id":"i","source":"/s","type":"t","tokenkind":"bearer","data":1}""", headers);
        assertThat(event.metadata()).containsEntry("ce-tokenkind", List.of("bearer"));
        assertThat(everything(Topics.EVENTS)).doesNotContain(SECRET);
    }

    private static EventReceived sent(String path, String body, List<Header> headers) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Answer answer = RawHttp.send(port, "POST", "/api/v1/" + path, headers, bytes, 10_000);
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

    /** Keys, headers and values of all records, each byte a character. */
    private static String everything(String topic) {
        var all = new StringBuilder();
        for (ConsumerRecord<byte[], byte[]> record : topics.read(topic)) {
            append(all, record.key());
            record.headers().forEach(it -> append(all.append(it.key()).append(' '), it.value()));
            append(all, record.value());
        }
        return all.toString();
    }

    private static void append(StringBuilder all, byte[] bytes) {
        all.append(bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1))
                .append('\n');
    }
}
