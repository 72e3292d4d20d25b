package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.conformance.Cases;
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
import java.util.stream.Stream;
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
        Cases cases = Vectors.cases("http.jsonl");
        var score = new Score();
        cases.run(line -> compared(World.JSON.readTree(line), differences), score::add);
        System.out.printf(
                "conformance http: %d/%d status, %d/%d body (%d of the others differ on purpose)%n",
                score.sameStatus, cases.total(), score.sameBody, cases.total(), score.onPurpose);
        assertThat(score.wrong).isEmpty();
        assertThat(cases.broken()).isEmpty();
    }

    /** How an answer compares; what is wrong is empty where nothing is. */
    private record Compared(boolean sameStatus, boolean sameBody, String wrong) {}

    private static final class Score {
        private final List<String> wrong = new ArrayList<>();
        private int sameStatus;
        private int sameBody;
        private int onPurpose;

        void add(Compared it) {
            sameStatus += it.sameStatus() ? 1 : 0;
            sameBody += it.sameBody() ? 1 : 0;
            if (!it.wrong().isEmpty()) {
                wrong.add(it.wrong());
            } else if (!it.sameBody()) {
                onPurpose++;
            }
        }
    }

    private static Compared compared(JsonNode vector, List<Difference> differences) throws IOException {
        if (!vector.path("request").isObject()) {
            throw new IllegalArgumentException("a case has a request");
        }
        String id = vector.path("id").asString();
        Optional<Answer> answer = ask(vector);
        String status = answer.map(it -> Integer.toString(it.status())).orElse("closed");
        String theirs = vector.path("status").asString("closed");
        boolean statusFits = status.equals(theirs);
        boolean bodyFits = statusFits
                && answer.isPresent()
                && HttpBodies.same(vector, answer.get().body());
        boolean explained =
                bodyFits || Vectors.of(differences, id, theirs, status).isPresent();
        return new Compared(
                statusFits,
                bodyFits,
                explained
                        ? ""
                        : id + ": " + status + " " + answer.map(Answer::body).orElse("") + "\n   instead of "
                                + vector.path("status") + " "
                                + vector.path("body").asString(""));
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
                    isStream(id + request.path("path").asString()) ? 1500 : 15_000));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether an answer has no end of its own. */
    private static boolean isStream(String idAndPath) {
        return Stream.of("watch", "stream", "workflow-events/").anyMatch(idAndPath::contains);
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
