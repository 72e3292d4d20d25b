package dev.windlass.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What a refused webhook leaves: a line in the log and a Kubernetes Event, which say what to do. */
@ExtendWith(OutputCaptureExtension.class)
final class WebhookRefusalsTest {
    private static final String SECRET = "s3cret";
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final Header EVENT = new Header("X-GitHub-Event", "push");
    private static final String REFUSED = "{\"message\": \"failed to process webhook request\"}";

    private static WebhookWorld hooks;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        hooks = new WebhookWorld(folder);
    }

    @AfterAll
    static void stop() {
        hooks.close();
    }

    @Test
    void aNamespaceWithoutClientsSaysThatItHasNone(CapturedOutput log) throws Exception {
        hooks.namespace("none", null);
        Answer answer = hooks.post("none", BODY, EVENT);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo(REFUSED);
        JsonNode event = told("none", "WebhookClientsMissing", log, "has no Secret argo-workflows-webhook-clients");
        assertThat(event.path("involvedObject").path("kind").asString()).isEqualTo("Secret");
    }

    @Test
    void anAccountThatIsMissingOrHasNoTokenSecretIsNamed(CapturedOutput log) throws Exception {
        hooks.namespace("accounts", Map.of("bitbucket.org", "type: bitbucket\nsecret: " + SECRET));
        Header[] sent = {new Header("X-Event-Key", "repo:push"), new Header("X-Hook-UUID", SECRET)};
        assertThat(hooks.post("accounts", BODY, sent).body()).isEqualTo(REFUSED);
        JsonNode missing = told("accounts", "WebhookAccountMissing", log, "there is no service account of this name");
        assertThat(missing.path("involvedObject").path("kind").asString()).isEqualTo("ServiceAccount");
        assertThat(missing.path("involvedObject").path("name").asString()).isEqualTo("bitbucket.org");
        hooks.world.serviceAccount("accounts", "bitbucket.org");
        assertThat(hooks.post("accounts", BODY, sent).status()).isEqualTo(403);
        JsonNode event = told(
                "accounts", "WebhookAccountWithoutToken", log, "make a Secret bitbucket.org.service-account-token");
        assertThat(event.path("involvedObject").path("uid").asString())
                .isEqualTo(uid("accounts", "serviceaccounts/bitbucket.org"));
    }

    @Test
    void anAccountThatMayNotSendIsNamed(CapturedOutput log) throws Exception {
        hooks.namespace("rights", Map.of("github.com", "type: github\nsecret: " + SECRET));
        hooks.accountWithoutRights("rights", "github.com");
        assertThat(hooks.post("rights", BODY, EVENT, Signed.github(SECRET, BODY))
                        .status())
                .isEqualTo(403);
        JsonNode event = told("rights", "WebhookAccountForbidden", log, "may list workfloweventbindings");
        assertThat(event.path("involvedObject").path("uid").asString())
                .isEqualTo(uid("rights", "serviceaccounts/github.com"));
    }

    @Test
    void aBodyOverTheSignedLimitIsToldOnTheSecret(CapturedOutput log) throws Exception {
        hooks.namespace("large", Map.of("github.com", "type: github\nsecret: " + SECRET));
        byte[] large = ("\"" + "x".repeat(2 << 20) + "\"").getBytes(UTF_8);
        assertThat(hooks.post("large", large, EVENT, Signed.github(SECRET, large))
                        .body())
                .isEqualTo(REFUSED);
        JsonNode event = told("large", "WebhookTooLarge", log, "windlass.ingest.webhook-max-body-size");
        assertThat(event.path("involvedObject").path("uid").asString())
                .isEqualTo(uid("large", "secrets/argo-workflows-webhook-clients"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t1|type: githup, secret: s3cret|401|WebhookClientInvalid|has an unknown type; github
            t2|type: [github], secret: s3cret|403|WebhookClientUnreadable|has a type that is not a text
            t3|type: {, secret: s3cret|403|WebhookClientUnreadable|is no YAML: see its line 2
            t4|s3cret|403|WebhookClientUnreadable|is not a mapping
            t5|type: github|401|WebhookClientWithoutSecret|has no secret
            t6|type: github, secret: s3cret-other|401|WebhookSignatureMismatch|not "c", since its X-Hub-Signature-256 is of another secret
            t7|type: gitlab, secret: s3cret|401|WebhookClientMissing|a webhook with the header X-GitHub-Event
            t8|type: hmac, secret: s3cret|401|WebhookClientInvalid|needs the name of the header
            t9|type: hmac, secret: s3cret, header: X y|401|WebhookClientInvalid|needs the name of the header
            t10|type: hmac, secret: s3cret, header: X-S, algorithm: md5|401|WebhookClientInvalid|unknown algorithm
            t11|type: hmac, secret: s3cret, header: X-S, encoding: b64|401|WebhookClientInvalid|unknown encoding
            t12|type: hmac, secret: s3cret, header: X-S, algoritm: sha1|401|WebhookClientInvalid|has a key that
            t13|type: hmac, secret: s3cret, header: X-Hub-Signature-256|401|WebhookSignatureMismatch|is not hex
            t14|type: hmac, secret: s3cret, header: X-Hub-Signature-256, prefix: v0=|401|WebhookSignatureMismatch|does not begin
            t15|type: hmac, secret: s3cret, header: X-Hub-Signature-256, prefix: sha256=, algorithm: sha512|401|WebhookSignatureMismatch|of another algorithm
            """)
    void whatIsWrongWithAClientIsToldOnTheSecret(
            String namespace, String client, int status, String reason, String what, CapturedOutput log)
            throws Exception {
        hooks.namespace(namespace, Map.of("c", client.replace(", ", "\n")));
        assertThat(hooks.post(namespace, BODY, EVENT, Signed.github(SECRET, BODY))
                        .status())
                .isEqualTo(status);
        JsonNode event = told(namespace, reason, log, what);
        assertThat(event.path("involvedObject").path("kind").asString()).isEqualTo("Secret");
        assertThat(event.path("involvedObject").path("uid").asString())
                .isEqualTo(uid(namespace, "secrets/argo-workflows-webhook-clients"));
        assertThat(event.toString()).doesNotContain(SECRET);
    }

    @Test
    void aHookWithoutASignatureIsToldToHaveOne(CapturedOutput log) throws Exception {
        hooks.namespace("unsigned", Map.of("github.com", "type: github\nsecret: " + SECRET));
        assertThat(hooks.post("unsigned", BODY, EVENT).status()).isEqualTo(401);
        told("unsigned", "WebhookSignatureMismatch", log, "it has no X-Hub-Signature-256");
    }

    @Test
    void whoeverKeepsBeingRefusedIsLoggedOnceAndToldOfWithinTheLimits(CapturedOutput log) throws Exception {
        hooks.namespace("often", null);
        for (int i = 0; i < 60; i++) {
            assertThat(hooks.post("often", BODY, EVENT).status()).isEqualTo(403);
        }
        await().untilAsserted(() ->
                assertThat(hooks.events("often").path(0).path("count").asInt()).isEqualTo(25));
        assertThat(hooks.events("often")).hasSize(1);
        assertThat(log.getAll().split("WARN .*Secret often/", -1)).hasSize(2);
    }

    @Test
    void aRequestThatIsNoWebhookIsToldSoAndLeavesNothing(CapturedOutput log) throws Exception {
        hooks.namespace("plain", Map.of("github.com", "type: github\nsecret: " + SECRET));
        assertThat(hooks.post("plain", BODY).body()).contains("token not valid");
        assertThat(log.getAll()).doesNotContain("plain/");
    }

    private static JsonNode told(String namespace, String reason, CapturedOutput log, String what) {
        await().untilAsserted(() -> assertThat(hooks.events(namespace))
                .anyMatch(it -> it.path("reason").asString().equals(reason)));
        JsonNode event = hooks.events(namespace)
                .valueStream()
                .filter(it -> it.path("reason").asString().equals(reason))
                .findFirst()
                .orElseThrow();
        assertThat(event.path("message").asString()).contains(what);
        assertThat(event.path("type").asString()).isEqualTo("Warning");
        assertThat(event.path("source").path("component").asString()).isEqualTo("windlass-ingest");
        List<String> lines = log.getAll()
                .lines()
                .filter(it -> it.contains(" " + namespace + "/"))
                .toList();
        assertThat(lines)
                .anyMatch(it -> it.contains("WARN") && it.contains(what))
                .noneMatch(it -> it.contains(SECRET));
        return event;
    }

    private static String uid(String namespace, String path) {
        return hooks.get(namespace, path).path("metadata").path("uid").asString();
    }
}
