package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.WebhookSecret;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may tell of a sync: by a Kubernetes token, a token that is shared, or a signature. */
final class SyncReceiverTest {
    private static final String UPDATE_APPLICATIONS = """
            [{"apiGroups":["argoproj.io"],"resources":["applications"],"verbs":["update"]}]""";

    private static final String PATH = "/api/v1/syncs/argo/shop";
    private static final String BODY = "{\"revision\":\"f39\",\"resources\":[]}";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String[] SHARED = {
        "--windlass.ingest.syncs.tokens=old-token,new-token", "--windlass.ingest.syncs.signing-secrets=other," + SECRET
    };

    private static World world;
    private static TopicProbe topics;
    private static int clientMode;
    private static int serverMode;

    /** The same receiver in both auth modes. */
    enum Mode {
        CLIENT,
        SERVER;

        int port() {
            return switch (this) {
                case CLIENT -> clientMode;
                case SERVER -> serverMode;
            };
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        clientMode = world.startService(world.kubeconfig(), with("--windlass.ingest.auth-mode=client"));
        serverMode = world.startService(world.kubeconfig(), with("--windlass.ingest.max-body-size=1KB"));
        world.namespace("argo");
        world.serviceAccount("argo", "argocd");
        world.allow("argo", "argocd", UPDATE_APPLICATIONS);
        world.serviceAccount("argo", "nobody");
        topics = new TopicProbe(world.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void aSharedTokenLetsIn(Mode mode) throws Exception {
        for (String token : List.of("old-token", "new-token")) {
            Answer answer = post(mode, BODY, new Header("Authorization", "Bearer " + token));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(stored(answer)).isEqualTo(BODY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureLetsInAndItsIdIsTheDeliverys(Mode mode) throws Exception {
        Header[] signed = signed("msg-" + mode, Instant.now(), BODY);
        Answer answer = post(mode, BODY, signed);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(stored(answer)).isEqualTo(BODY);
        assertThat(id(post(mode, BODY, signed))).isEqualTo(id(answer));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSignedOtherwiseIsRefused(Mode mode) throws Exception {
        refused(post(mode, "{\"revision\":\"f40\"}", signed("m", Instant.now(), BODY)), "signing secret");
        refused(post(mode, BODY, signed("m", Instant.now().minusSeconds(400), BODY)), "signature-tolerance");
        refused(post(mode, BODY, signed("m", Instant.now().plusSeconds(400), BODY)), "signature-tolerance");
        refused(post(mode, BODY, new Header("webhook-signature", "v1,AAAA")), "webhook-timestamp");
        for (String time : List.of("soon", "", "99999999999999999999", "9223372036854775807")) {
            Header[] headers = signed("m", Instant.now(), BODY);
            headers[1] = new Header("webhook-timestamp", time);
            refused(post(mode, BODY, headers), "webhook-timestamp");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Bearer new-token2", "Basic bmV3LXRva2VuOg=="})
    void whereSecretsAreSetServerModeAsksForThem(String authorization) throws Exception {
        Header[] headers =
                authorization.isEmpty() ? new Header[0] : new Header[] {new Header("Authorization", authorization)};
        refused(post(Mode.SERVER, BODY, headers), "windlass.ingest.syncs.tokens");
    }

    @Test
    void kubernetesTokensLetInInClientModeToo() throws Exception {
        assertThat(post(Mode.CLIENT, BODY, bearer("argocd")).status()).isEqualTo(200);
        assertThat(post(Mode.CLIENT, BODY, bearer("nobody")).status()).isEqualTo(403);
        assertThat(post(Mode.CLIENT, BODY).status()).isEqualTo(401);
    }

    @Test
    void aSignedBodyIsReadToTheLimitOnly() throws Exception {
        String large = "{\"revision\":\"" + "f".repeat(2000) + "\"}";
        assertThat(post(Mode.SERVER, large, signed("m", Instant.now(), large)).status())
                .isEqualTo(413);
    }

    @Test
    void aSharedTokenIsForSyncsOnly() throws Exception {
        Header token = new Header("Authorization", "Bearer new-token");
        assertThat(send(clientMode, "/api/v1/events/argo/d", "1", token).status())
                .isEqualTo(401);
    }

    private static void refused(Answer answer, String why) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains(why).doesNotContain("new-token", "MfKQ");
    }

    private static String stored(Answer answer) throws Exception {
        String id = id(answer);
        for (var record : topics.read(Topics.SYNCS)) {
            var sync = SyncCodec.decode(KafkaEnvelopes.of(record), "", Instant.EPOCH);
            if (sync.id().equals(id)) {
                return sync.data().toString();
            }
        }
        throw new AssertionError("not stored");
    }

    private static String id(Answer answer) {
        return answer.header("X-Windlass-Event-Id").orElseThrow();
    }

    private static Header[] signed(String id, Instant time, String body) {
        String timestamp = Long.toString(time.getEpochSecond());
        return new Header[] {
            new Header("webhook-id", id),
            new Header("webhook-timestamp", timestamp),
            new Header(
                    "webhook-signature",
                    WebhookSecret.of(SECRET).sign(id, timestamp, body.getBytes(StandardCharsets.UTF_8)))
        };
    }

    private static Header bearer(String account) {
        return new Header("Authorization", "Bearer " + world.token("system:serviceaccount:argo:" + account));
    }

    private static Answer post(Mode mode, String body, Header... headers) throws IOException {
        return send(mode.port(), PATH, body, headers);
    }

    private static Answer send(int port, String path, String body, Header... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return RawHttp.send(port, "POST", path, new ArrayList<>(Arrays.asList(headers)), bytes, 30_000);
    }

    private static String[] with(String argument) {
        String[] all = Arrays.copyOf(SHARED, SHARED.length + 1);
        all[SHARED.length] = argument;
        return all;
    }
}
