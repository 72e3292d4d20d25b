package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import dev.windlass.ingest.Vectors.Difference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a real Argo Server answered, asked of the running service request by request. */
final class HttpVectorsTest {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{TOKEN ([^}]*)}}");
    private static final Pattern CUT = Pattern.compile("(?s)(.*)\\.\\.\\.<(\\d+) characters in all>");
    private static final String CLIENTS = "/api/v1/namespaces/argo/secrets/argo-workflows-webhook-clients";
    private static final String ARGO = "/apis/argoproj.io/v1alpha1/namespaces/argo/";

    private static World world;
    private static int server;
    private static int client;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        HttpVectorsWorld.fill(world);
        Path own = world.kubeconfigOf("system:serviceaccount:argo:argo-server");
        server = world.startService(own, "--windlass.ingest.managed-namespace=argo");
        client = world.startService(
                world.kubeconfig(), "--windlass.ingest.managed-namespace=argo", "--windlass.ingest.auth-mode=client");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void everyAnswerIsTheOriginalsOrTheTableTellsWhyNot() throws Exception {
        List<Difference> differences = Vectors.differences("http-differences.tsv");
        List<String> wrong = new ArrayList<>();
        int total = 0;
        int sameStatus = 0;
        int sameBody = 0;
        int onPurpose = 0;
        for (JsonNode vector : Vectors.read("http.jsonl")) {
            String id = vector.path("id").asString();
            total++;
            Optional<Answer> answer = ask(vector);
            String status = answer.map(it -> Integer.toString(it.status())).orElse("closed");
            String theirs = vector.path("status").asString("closed");
            boolean statusFits = status.equals(theirs);
            boolean bodyFits = statusFits
                    && answer.isPresent()
                    && HttpBodies.same(vector, answer.get().body());
            sameStatus += statusFits ? 1 : 0;
            sameBody += bodyFits ? 1 : 0;
            if (!bodyFits) {
                if (Vectors.of(differences, id, theirs, status).isPresent()) {
                    onPurpose++;
                } else {
                    wrong.add(id + ": " + status + " "
                            + answer.map(Answer::body).orElse("") + "\n   instead of " + vector.path("status") + " "
                            + vector.path("body").asString(""));
                }
            }
        }
        System.out.printf(
                "conformance http: %d/%d status, %d/%d body (%d of the others differ on purpose)%n",
                sameStatus, total, sameBody, total, onPurpose);
        assertThat(wrong).isEmpty();
    }

    private static Optional<Answer> ask(JsonNode vector) throws IOException {
        JsonNode request = vector.path("request");
        String id = vector.path("id").asString();
        prepare(id);
        List<Header> headers = new ArrayList<>();
        request.path("headers")
                .properties()
                .forEach(it -> headers.add(
                        Header.of(it.getKey(), withTokens(it.getValue().asString()))));
        try {
            return Optional.of(RawHttp.send(
                    vector.path("mode").asString().equals("client") ? client : server,
                    request.path("method").asString(),
                    request.path("path").asString(),
                    headers,
                    body(request.path("body")),
                    id.contains("watch") || id.contains("stream") ? 1500 : 15_000));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the file's makers changed in the cluster before some of their requests. */
    private static void prepare(String id) {
        switch (id) {
            case "client-webhook-secret-sa-without-token-secret" ->
                world.delete("/api/v1/namespaces/argo/secrets/github.com.service-account-token");
            case "client-webhook-secret-missing-unsigned-plain", "nosecret-nosecret-ev-valid" -> world.delete(CLIENTS);
            case "client-webhook-github-good-restored" -> HttpVectorsWorld.webhookClients(world);
            case "server-wf-latest-without-any", "server-wf-list-empty", "server-wf-delete-force" ->
                world.delete(ARGO + "workflows/hello-world-qqqh6");
            case "server-wf-create-minimal-body" -> HttpVectorsWorld.firstWorkflow(world);
            default -> {}
        }
    }

    private static String withTokens(String header) {
        Matcher token = TOKEN.matcher(header);
        return token.find() ? token.replaceFirst(world.token(token.group(1))) : header;
    }

    /** The body; one that was cut is filled up again with what it was made of. */
    private static byte[] body(JsonNode body) {
        if (body.isObject()) {
            return body.path("latin1").asString("").getBytes(StandardCharsets.ISO_8859_1);
        }
        String text = body.asString("");
        Matcher cut = CUT.matcher(text);
        if (!cut.matches()) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        String begin = cut.group(1);
        int length = Integer.parseInt(cut.group(2));
        if (begin.endsWith("[")) {
            int depth = (length - begin.indexOf('[') - 1) / 2;
            return (begin.substring(0, begin.indexOf('[')) + "[".repeat(depth) + "]".repeat(depth) + "}")
                    .getBytes(StandardCharsets.UTF_8);
        }
        if (begin.endsWith("a")) {
            return (begin + "a".repeat(length - begin.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
        }
        // A Workflow with one long argument.
        String command = begin.substring(0, begin.lastIndexOf("\"command"));
        String end =
                "\"command\": [\"echo\"], \"args\": [\"%s\"], \"resources\": {}}}], \"entrypoint\": \"hello-world\","
                        + " \"arguments\": {}}}}";
        return (command + end.formatted("a".repeat(length - command.length() - end.length() + 2)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
