package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.conformance.Cases;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import dev.windlass.ingest.Vectors.Difference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What Argo Server's webhook authentication decided, asked of the running service in client mode. */
final class WebhookVectorsTest {
    private static final String API = "/api/v1/namespaces/";
    private static final String LIST_BINDINGS = """
            [{"apiGroups":["argoproj.io"],"resources":["workfloweventbindings"],"verbs":["list"]}]""";

    private static final List<String> SECRETS = List.of("x-gitlab-token", "x-hub-signature-256", "x-hook-uuid");
    private static final Set<String> NAMESPACES = new HashSet<>();

    private static World world;
    private static FaultyApi api;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder, DevClusterSettings.defaults().withTls(false));
        api = new FaultyApi(world.clusterUrl());
        port = world.startService(world.kubeconfigWith(api.url()), "--windlass.ingest.auth-mode=client");
    }

    /** A namespace whose service accounts may send, once a case speaks of it. */
    private static void namespace(String namespace) {
        if (!NAMESPACES.add(namespace)) {
            return;
        }
        world.namespace(namespace);
        world.admin("POST", "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace + "/roles", """
                {"metadata":{"name":"send"},"rules":%s}""".formatted(
                        LIST_BINDINGS));
        world.admin(
                "POST", "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace + "/rolebindings", """
                {"metadata":{"name":"send"},
                "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"send"},
                "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group",
                "name":"system:serviceaccounts:%s"}]}""".formatted(
                                namespace));
    }

    @AfterAll
    static void stop() {
        world.close();
        api.close();
    }

    @Test
    void everySenderIsWhoTheOriginalSaysOrTheTableTellsWhyNot() throws Exception {
        List<Difference> differences = Vectors.differences("webhook-differences.tsv");
        Cases cases = Vectors.cases("webhook.jsonl");
        List<Asked> asked = new ArrayList<>();
        cases.run(WebhookVectorsTest::asked, asked::add);
        Map<String, String> callers = callers();
        List<String> wrong = new ArrayList<>();
        int same = 0;
        int onPurpose = 0;
        for (Asked each : asked) {
            String ours = callers.getOrDefault(each.answer(), each.answer());
            String theirs = String.join(" or ", each.expected());
            if (each.expected().contains(ours)) {
                same++;
            } else if (Vectors.of(differences, each.id(), theirs, ours).isPresent()) {
                onPurpose++;
            } else {
                wrong.add(each.id() + ": " + ours + " instead of " + theirs);
            }
        }
        System.out.printf("conformance webhook: %d/%d (%d more differ on purpose)%n", same, cases.total(), onPurpose);
        assertThat(wrong).isEmpty();
        assertThat(cases.broken()).isEmpty();
    }

    /** A case with what it was answered: the event's id where it was stored, else the status. */
    private record Asked(String id, List<String> expected, String answer) {}

    private static Asked asked(String line) throws IOException {
        JsonNode vector = World.JSON.readTree(line);
        if (!vector.path("input").isObject()) {
            throw new IllegalArgumentException("a case has an input");
        }
        return new Asked(vector.path("id").asString(), expected(vector), ask(vector.path("input")));
    }

    /** The account that was let in, or the status; several where the original is not sure. */
    private static List<String> expected(JsonNode vector) {
        List<String> all = new ArrayList<>();
        JsonNode variants = vector.path("outputVariants");
        for (JsonNode output : variants.isEmpty() ? List.of(vector.path("output")) : variants) {
            switch (output.path("outcome").asString()) {
                case "authorized" -> all.add(output.path("serviceAccount").asString());
                case "passed-through" -> all.add("401");
                case "answered" -> all.add(output.path("http").path("status").asString());
                default -> all.add("closed");
            }
        }
        return all;
    }

    /** The event's id where it was stored, else the status. */
    private static String ask(JsonNode input) throws IOException {
        try {
            input.path("secrets").forEach(WebhookVectorsTest::make);
            input.path("serviceAccounts").forEach(WebhookVectorsTest::make);
            api.fail(input.path("faults"));
            List<Header> headers = new ArrayList<>();
            input.path("headers")
                    .properties()
                    .forEach(header -> header.getValue()
                            .forEach(value -> headers.add(Header.of(header.getKey(), value.asString()))));
            Answer answer = RawHttp.send(
                    port, input.path("method").asString(), input.path("path").asString(), headers, body(input), 5000);
            return answer.header("X-Windlass-Event-Id").orElse(Integer.toString(answer.status()));
        } finally {
            input.path("secrets").forEach(it -> world.delete(path(it) + "/" + name(it)));
            input.path("serviceAccounts").forEach(it -> world.delete(path(it) + "/" + name(it)));
        }
    }

    private static void make(JsonNode object) {
        namespace(object.path("metadata").path("namespace").asString());
        world.admin("POST", path(object), object.toString());
    }

    private static String path(JsonNode object) {
        boolean secret = object.has("stringData") || object.has("data");
        return API + object.path("metadata").path("namespace").asString() + (secret ? "/secrets" : "/serviceaccounts");
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asString();
    }

    private static byte[] body(JsonNode input) {
        if (input.has("bodyBase64")) {
            return Base64.getDecoder().decode(input.path("bodyBase64").asString());
        }
        var body = new ByteArrayOutputStream();
        body.writeBytes(input.path("body").asString("").getBytes(StandardCharsets.UTF_8));
        for (JsonNode part : input.path("bodyParts")) {
            byte[] text = part.path("text").asString().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < part.path("repeat").asInt(1); i++) {
                body.writeBytes(text);
            }
        }
        return body.toByteArray();
    }

    /** By the id of each event that was stored, the service account that sent it. */
    private static Map<String, String> callers() throws UnreadableMessageException {
        Map<String, String> callers = new LinkedHashMap<>();
        try (var topics = new TopicProbe(world.bootstrapServers())) {
            for (var record : topics.read(Topics.EVENTS)) {
                EventReceived event = EventCodec.decode(KafkaEnvelopes.of(record));
                Caller caller = event.caller();
                String name = caller == null ? "nobody" : caller.name();
                boolean tells = event.metadata().keySet().stream().anyMatch(SECRETS::contains);
                callers.put(event.id(), tells ? "a secret on the topic" : name.substring(name.lastIndexOf(':') + 1));
            }
        }
        return callers;
    }
}
