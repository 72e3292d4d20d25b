package dev.windlass.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The manifests of docs/webhooks.md, applied as they stand: each lets its sender in, and nobody else. */
final class WebhookExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples/webhooks");
    private static final String BODY = "{\"ref\": \"refs/heads/main\"}";
    private static final String FORM = "payload=" + URLEncoder.encode(BODY, UTF_8);

    private static WebhookWorld hooks;
    private static TopicProbe topics;

    /**
     * A delivery of a sender.
     *
     * @param account as whom it acts
     * @param proof what it proves itself with; a secret in place of its own makes it wrong
     */
    record Sent(String account, String body, List<Header> headers, Proof proof) {
        Answer send(String secret) throws IOException {
            Stream<Header> all = Stream.concat(headers.stream(), proof.of(secret, body.getBytes(UTF_8)).stream());
            return hooks.post("argo", body.getBytes(UTF_8), all.toArray(Header[]::new));
        }

        @Override
        public String toString() {
            return account;
        }
    }

    @FunctionalInterface
    interface Proof {
        List<Header> of(String secret, byte[] body);
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        hooks = new WebhookWorld(folder);
        topics = new TopicProbe(hooks.world.bootstrapServers());
        hooks.world.namespace("argo");
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.sorted().toList()) {
                new Yaml().loadAll(Files.readString(file)).forEach(it -> apply(World.JSON.valueToTree(it)));
            }
        }
        await().untilAsserted(() -> assertThat(token()).isNotEmpty());
    }

    @AfterAll
    static void stop() {
        topics.close();
        hooks.close();
    }

    static Stream<Sent> senders() {
        Header github = new Header("X-GitHub-Event", "push");
        Header gitea = new Header("X-Gitea-Event", "push");
        Header gitlab = new Header("X-Gitlab-Event", "Push Hook");
        Header bitbucket = new Header("X-Event-Key", "repo:push");
        Header form = new Header("Content-Type", "application/x-www-form-urlencoded");
        Header json = new Header("Content-Type", "application/json");
        Proof hub256 = (secret, body) -> List.of(Signed.github(secret, body));
        Proof hub = hex("X-Hub-Signature", "sha256=");
        Proof standard = (secret, body) -> {
            String time = Long.toString(Instant.now().getEpochSecond());
            return List.of(
                    new Header("webhook-id", "m"),
                    new Header("webhook-timestamp", time),
                    new Header("webhook-signature", WebhookSecret.of(secret).sign("m", time, body)));
        };
        return Stream.of(
                new Sent("github.com", BODY, List.of(github, json), hub256),
                new Sent("github.com", FORM, List.of(github, form), hub256),
                new Sent("gitlab.com", BODY, List.of(gitlab, json), shared("X-Gitlab-Token")),
                new Sent("gitlab-signed", BODY, List.of(gitlab, json), standard),
                new Sent("bitbucket.org", BODY, List.of(bitbucket, json), hub),
                new Sent("bitbucket.org", BODY, List.of(bitbucket, json), shared("X-Hook-UUID")),
                new Sent("bitbucket-server", BODY, List.of(bitbucket, json), hub),
                new Sent("gitea", BODY, List.of(gitea, json), hex("X-Gitea-Signature", "")),
                new Sent("gitea", FORM, List.of(gitea, form), hex("X-Gitea-Signature", "")),
                new Sent("forgejo", BODY, List.of(gitea, json), hex("X-Forgejo-Signature", "")),
                new Sent(
                        "shop",
                        BODY,
                        List.of(json),
                        (secret, body) -> List.of(new Header(
                                "X-Shop-Hmac",
                                "v1="
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        Digests.hmac(Hmac.SHA512, secret.getBytes(UTF_8), body))))));
    }

    @ParameterizedTest
    @MethodSource("senders")
    void eachLetsItsSenderInAndNobodyElse(Sent sent) throws Exception {
        Answer answer = sent.send(secret(sent.account()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        EventReceived event = stored(answer);
        assertThat(Objects.requireNonNull(event.caller()).name())
                .isEqualTo("system:serviceaccount:argo:" + sent.account());
        assertThat(event.payload()).hasToString(BODY);
        assertThat(sent.send("another secret").status()).isEqualTo(401);
    }

    @Test
    void harborBearsTheTokenOfItsAccount() throws Exception {
        assertThat(hooks.post("argo", BODY.getBytes(UTF_8), new Header("Authorization", "Bearer " + token()))
                        .status())
                .isEqualTo(200);
        assertThat(hooks.post("argo", BODY.getBytes(UTF_8), new Header("Authorization", "Bearer " + token() + "x"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theDocumentNamesEachOfThem() throws Exception {
        String document = Files.readString(Path.of("../docs/webhooks.md"));
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .isNotEmpty()
                    .allMatch(it -> document.contains("(../examples/webhooks/" + it + ")"));
        }
    }

    private static Proof hex(String header, String prefix) {
        return (secret, body) -> List.of(new Header(header, prefix + Signed.hex(Hmac.SHA256, secret, body)));
    }

    private static Proof shared(String header) {
        return (secret, body) -> List.of(new Header(header, secret));
    }

    /** The secret that the applied manifest gave an account's client. */
    private static String secret(String account) {
        String entry = hooks.get("argo", "secrets/argo-workflows-webhook-clients")
                .path("data")
                .path(account)
                .asString();
        Map<String, String> client =
                new Yaml().load(new String(Base64.getDecoder().decode(entry), UTF_8));
        return Objects.requireNonNull(client.get("secret"));
    }

    private static String token() {
        String data = hooks.get("argo", "secrets/harbor.service-account-token")
                .path("data")
                .path("token")
                .asString("");
        return new String(Base64.getDecoder().decode(data), UTF_8);
    }

    /** Makes an object, or adds to the one of its name, as kubectl does. */
    private static void apply(JsonNode object) {
        boolean core = object.path("apiVersion").asString().equals("v1");
        String path = (core ? "/api/v1" : "/apis/" + object.path("apiVersion").asString()) + "/namespaces/argo/"
                + object.path("kind").asString().toLowerCase(Locale.ROOT) + "s";
        String name = object.path("metadata").path("name").asString();
        if (hooks.world.ask("GET", path + "/" + name, "").status() == 404) {
            hooks.world.admin("POST", path, object.toString());
        } else {
            hooks.world.merge(path + "/" + name, object.toString());
        }
    }

    private static EventReceived stored(Answer answer) throws Exception {
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
