package dev.windlass.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.Digests;
import dev.windlass.contracts.Digests.Hmac;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.WebhookSecret;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders beyond the original's: signing tokens, signatures of Bitbucket Cloud, and any HMAC. */
final class WebhookClientsTest {
    private static final byte[] BODY = "{\"n\": 1}".getBytes(UTF_8);
    private static final byte[] OTHER = "{\"n\": 2}".getBytes(UTF_8);
    private static final String TOKEN =
            "whsec_" + Base64.getEncoder().encodeToString("a signing token".getBytes(UTF_8));
    private static final Header GITLAB = new Header("X-Gitlab-Event", "Push Hook");
    private static final Header BITBUCKET = new Header("X-Event-Key", "repo:push");

    private static WebhookWorld hooks;
    private static TopicProbe topics;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        hooks = new WebhookWorld(folder);
        topics = new TopicProbe(hooks.world.bootstrapServers());
        hooks.namespace(
                "hooks",
                Map.of(
                        "gitlab", "type: gitlab\nsecret: " + TOKEN,
                        "bitbucket", "type: bitbucket\nsecret: bb",
                        "gitea", "type: hmac\nsecret: gt\nheader: X-Gitea-Signature",
                        "old", "type: hmac\nsecret: o\nheader: X-Old-Proof\nalgorithm: sha1\nprefix: sha1=",
                        "new",
                                "type: hmac\nsecret: nn\nheader: X-New-Hmac\nalgorithm: sha512\nencoding: base64\nprefix: 'v1,'"));
        Stream.of("gitlab", "bitbucket", "gitea", "old", "new").forEach(it -> hooks.account("hooks", it));
    }

    @AfterAll
    static void stop() {
        topics.close();
        hooks.close();
    }

    @Test
    void gitLabsSigningTokenSignsAndItsSharedSecretStillCounts() throws Exception {
        assertThat(sender(BODY, GITLAB, standard(TOKEN, Instant.now(), BODY))).isEqualTo("gitlab");
        assertThat(sender(BODY, GITLAB, new Header[] {new Header("X-Gitlab-Token", TOKEN)}))
                .isEqualTo("gitlab");
        assertThat(sender(BODY, GITLAB, standard("whsec_b3RoZXI=", Instant.now(), BODY)))
                .isEqualTo("401");
        assertThat(sender(OTHER, GITLAB, standard(TOKEN, Instant.now(), BODY))).isEqualTo("401");
        assertThat(sender(BODY, GITLAB, standard(TOKEN, Instant.now().minusSeconds(400), BODY)))
                .isEqualTo("401");
        assertThat(sender(BODY, GITLAB, standard(TOKEN, Instant.now().plusSeconds(400), BODY)))
                .isEqualTo("401");
        Header signature = standard(TOKEN, Instant.now(), BODY)[2];
        assertThat(sender(BODY, GITLAB, new Header[] {signature})).isEqualTo("401");
        assertThat(sender(BODY, new Header("X-Other", "x"), standard(TOKEN, Instant.now(), BODY)))
                .isEqualTo("401");
    }

    @Test
    void bitbucketCloudsSignatureCountsAsItsUuidDoes() throws Exception {
        Header signed = new Header("X-Hub-Signature", "sha256=" + Signed.hex(Hmac.SHA256, "bb", BODY));
        assertThat(sender(BODY, BITBUCKET, signed)).isEqualTo("bitbucket");
        assertThat(sender(OTHER, BITBUCKET, signed)).isEqualTo("401");
        assertThat(sender(BODY, BITBUCKET, new Header("X-Hook-UUID", "bb"))).isEqualTo("bitbucket");
        assertThat(sender(BODY, BITBUCKET, new Header("X-Hub-Signature", Signed.hex(Hmac.SHA256, "bb", BODY))))
                .isEqualTo("401");
        assertThat(sender(BODY, signed)).isEqualTo("401");
    }

    @Test
    void anyHmacCanBeChecked() throws Exception {
        String gitea = Signed.hex(Hmac.SHA256, "gt", BODY);
        assertThat(sender(BODY, new Header("X-Gitea-Signature", gitea))).isEqualTo("gitea");
        assertThat(sender(BODY, new Header("x-gitea-signature", gitea.toUpperCase(Locale.ROOT))))
                .isEqualTo("gitea");
        assertThat(sender(OTHER, new Header("X-Gitea-Signature", gitea))).isEqualTo("401");
        assertThat(sender(BODY, new Header("X-Gitea-Signature", gitea.substring(2))))
                .isEqualTo("401");
        String old = Signed.hex(Hmac.SHA1, "o", BODY);
        assertThat(sender(BODY, new Header("X-Old-Proof", "sha1=" + old))).isEqualTo("old");
        assertThat(sender(BODY, new Header("X-Old-Proof", old))).isEqualTo("401");
        String digest = Base64.getEncoder().encodeToString(Digests.hmac(Hmac.SHA512, "nn".getBytes(UTF_8), BODY));
        assertThat(sender(BODY, new Header("X-New-Hmac", "v1," + digest))).isEqualTo("new");
        assertThat(sender(BODY, new Header("X-New-Hmac", digest))).isEqualTo("401");
    }

    @Test
    void theHeaderThatAClientSignsInIsNotForSelectors() throws Exception {
        EventReceived event = stored(hooks.post(
                "hooks",
                BODY,
                new Header("X-Old-Proof", "sha1=" + Signed.hex(Hmac.SHA1, "o", BODY)),
                new Header("X-Kind", "k")));
        assertThat(event.metadata()).containsKey("x-kind").doesNotContainKey("x-old-proof");
    }

    @Test
    void whatIsCompressedMayBeSignedBeforeOrAfter() throws Exception {
        byte[] zipped = Signed.gzip(BODY);
        Header encoding = new Header("Content-Encoding", "gzip");
        for (byte[] signed : new byte[][] {BODY, zipped}) {
            String signature = Signed.hex(Hmac.SHA256, "gt", signed);
            EventReceived event =
                    stored(hooks.post("hooks", zipped, encoding, new Header("X-Gitea-Signature", signature)));
            assertThat(event.payload().utf8()).isEqualTo(BODY);
        }
        assertThat(sender(zipped, encoding, new Header("X-Gitea-Signature", Signed.hex(Hmac.SHA256, "gt", OTHER))))
                .isEqualTo("401");
        assertThat(sender(
                        BODY,
                        new Header("Content-Encoding", "br"),
                        new Header("X-Gitea-Signature", Signed.hex(Hmac.SHA256, "gt", BODY))))
                .isEqualTo("415");
    }

    /** As Standard Webhooks signs it. */
    private static Header[] standard(String secret, Instant time, byte[] body) {
        String seconds = Long.toString(time.getEpochSecond());
        return new Header[] {
            new Header("webhook-id", "m1"),
            new Header("webhook-timestamp", seconds),
            new Header(
                    "webhook-signature", "v1,AAAA " + WebhookSecret.of(secret).sign("m1", seconds, body))
        };
    }

    private static String sender(byte[] body, Header first, Header[] others) throws Exception {
        return sender(
                body, Stream.concat(Stream.of(first), Arrays.stream(others)).toArray(Header[]::new));
    }

    /** The account that was let in, else the status. */
    private static String sender(byte[] body, Header... headers) throws Exception {
        Answer answer = hooks.post("hooks", body, headers);
        if (answer.status() != 200) {
            return Integer.toString(answer.status());
        }
        String name = Objects.requireNonNull(stored(answer).caller()).name();
        return name.substring(name.lastIndexOf(':') + 1);
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
