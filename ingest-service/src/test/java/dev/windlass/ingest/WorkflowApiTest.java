package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Argo Server's workflow API, where its recorded answers do not reach. */
final class WorkflowApiTest {
    private static final String SPEC =
            "{\"entrypoint\":\"main\",\"templates\":[{\"name\":\"main\",\"container\":{\"image\":\"busybox\"}}]}";

    private static World world;
    private static HttpServer argo;
    private static int port;
    private static int withArgo;
    private static Path folder;

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        world = new World(folder);
        world.namespace("argo");
        argo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        argo.createContext("/", exchange -> {
            String seen = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = seen.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(418, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        argo.start();
        port = world.startService(world.kubeconfig());
        withArgo = world.startService(
                world.kubeconfig(),
                "--windlass.argo-server.url=http://127.0.0.1:"
                        + argo.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        argo.stop(0);
        world.close();
    }

    @Test
    void aListComesPageByPage() throws IOException {
        for (int i = 0; i < 5; i++) {
            created("pages-" + i);
        }
        Set<String> names = new HashSet<>();
        int pages = 0;
        String next = "";
        do {
            JsonNode page = json(
                    send(port, "GET", "/api/v1/workflows/argo?listOptions.limit=2&listOptions.continue=" + next, ""));
            page.path("items").forEach(it -> names.add(it.at("/metadata/name").asString()));
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            next = page.at("/metadata/continue").asString("");
            pages++;
        } while (!next.isEmpty());
        assertThat(pages).isGreaterThanOrEqualTo(3);
        assertThat(names).contains("pages-0", "pages-1", "pages-2", "pages-3", "pages-4");
    }

    @Test
    void aDryRunDeletesNothing() throws IOException {
        created("stays");
        assertThat(send(port, "DELETE", "/api/v1/workflows/argo/stays?deleteOptions.dryRun=All", "")
                        .status())
                .isEqualTo(200);
        assertThat(send(port, "GET", "/api/v1/workflows/argo/stays", "").status())
                .isEqualTo(200);
        assertThat(send(port, "DELETE", "/api/v1/workflows/argo/stays", "").status())
                .isEqualTo(200);
        assertThat(send(port, "GET", "/api/v1/workflows/argo/stays", "").status())
                .isEqualTo(404);
    }

    @Test
    void aTemplateIsCreatedReplacedAndDeleted() throws IOException {
        String all = "/api/v1/workflow-templates/argo";
        JsonNode made = json(send(port, "POST", all, "{\"template\":" + object("WorkflowTemplate", "t", SPEC) + "}"));
        assertThat(made.at("/metadata/uid").asString()).isNotEmpty();
        String changed = made.toString().replace("busybox", "alpine");
        assertThat(json(send(port, "PUT", all + "/t", "{\"template\":" + changed + "}"))
                        .toString())
                .contains("alpine");
        assertThat(json(send(port, "GET", all + "/t", "")).toString()).contains("alpine");
        assertThat(send(port, "DELETE", all + "/t", "").status()).isEqualTo(200);
        assertThat(send(port, "GET", all + "/t", "").status()).isEqualTo(404);
    }

    @Test
    void aTemplateIsReplacedByTheNameInItsBody() throws IOException {
        String all = "/api/v1/workflow-templates/argo";
        JsonNode made = json(send(port, "POST", all, "{\"template\":" + object("WorkflowTemplate", "put", SPEC) + "}"));
        String changed = made.toString().replace("busybox", "alpine");
        assertThat(json(send(port, "PUT", all + "/", "{\"template\":" + changed + "}"))
                        .toString())
                .contains("alpine");
        assertThat(json(send(port, "GET", all + "/put", "")).toString()).contains("alpine");
        String cluster = "/api/v1/cluster-workflow-templates";
        String template = object("ClusterWorkflowTemplate", "put", SPEC).replace(",\"namespace\":\"argo\"", "");
        made = json(send(port, "POST", cluster, "{\"template\":" + template + "}"));
        changed = made.toString().replace("busybox", "alpine");
        assertThat(json(send(port, "PUT", cluster + "/", "{\"template\":" + changed + "}"))
                        .toString())
                .contains("alpine");
        assertThat(json(send(port, "GET", cluster + "/put", "")).toString()).contains("alpine");
        assertThat(send(port, "PUT", all + "/", "{\"template\":{\"spec\":{}}}").status())
                .isEqualTo(400);
        assertThat(send(port, "PUT", all + "/", "{}").body()).contains("WorkflowTemplate is not found in Request body");
    }

    @Test
    void withoutANamespaceAllAreMeant() throws IOException {
        world.namespace("elsewhere");
        created("here");
        for (String kind : new String[] {"Workflow", "WorkflowTemplate", "WorkflowEventBinding"}) {
            world.admin(
                    "POST",
                    "/apis/argoproj.io/v1alpha1/namespaces/elsewhere/" + kind.toLowerCase(Locale.ROOT) + "s",
                    object(kind, "there", SPEC).replace("\"namespace\":\"argo\"", "\"namespace\":\"elsewhere\""));
        }
        assertThat(names("/api/v1/workflows/")).contains("here", "there");
        assertThat(names("/api/v1/workflow-templates/")).contains("there");
        assertThat(names("/api/v1/workflow-event-bindings/")).contains("there");
        assertThat(names("/api/v1/workflows/?listOptions.fieldSelector=metadata.name%3Dthere"))
                .containsExactly("there");
    }

    @Test
    void whatHasNotFinishedIsFinishedBeforeAnyTime() throws IOException {
        world.namespace("times");
        String workflows = "/apis/argoproj.io/v1alpha1/namespaces/times/workflows";
        for (String name : new String[] {"runs", "early", "late"}) {
            String status = name.equals("runs")
                    ? "{}"
                    : "{\"finishedAt\":\"" + (name.equals("early") ? "2020" : "2025") + "-01-01T00:00:00Z\"}";
            world.admin("POST", workflows, """
                    {"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","metadata":{"name":"%s"},"spec":{},"status":%s}""".formatted(name, status));
        }
        assertThat(names("/api/v1/workflows/times?finishedBefore=2022-01-01T00:00:00Z"))
                .containsExactlyInAnyOrder("runs", "early");
        assertThat(names("/api/v1/workflows/times?finishedBefore=2020-01-01T00:00:00Z"))
                .containsExactlyInAnyOrder("runs", "early");
        assertThat(names("/api/v1/workflows/times?finishedBefore=2019-12-31T23:59:59Z"))
                .containsExactly("runs");
    }

    @Test
    void theVersionHasAllThatClientsReadOfIt() throws IOException {
        JsonNode version = json(send(port, "GET", "/api/v1/version", ""));
        assertThat(version.propertyNames())
                .containsExactly(
                        "version",
                        "buildDate",
                        "gitCommit",
                        "gitTag",
                        "gitTreeState",
                        "goVersion",
                        "compiler",
                        "platform");
        assertThat(version.properties())
                .allSatisfy(it -> assertThat(it.getValue().asString()).isNotEmpty());
    }

    @Test
    void whoMayListInOneNamespaceMayNotListInAll() throws IOException {
        world.namespace("team");
        world.serviceAccount("team", "member");
        world.allow("team", "member", """
                [{"apiGroups":["argoproj.io"],"resources":["workflows","workflowtemplates","workfloweventbindings"],
                "verbs":["get","list","watch"]}]""");
        int client = world.startService(world.kubeconfig(), "--windlass.ingest.auth-mode=client");
        String token = "Bearer " + world.token("system:serviceaccount:team:member");
        for (String path : new String[] {
            "/api/v1/workflows/",
            "/api/v1/workflow-templates/",
            "/api/v1/workflow-event-bindings/",
            "/api/v1/workflow-events/",
            "/api/v1/stream/events/"
        }) {
            List<Header> headers = new ArrayList<>(List.of(new Header("Authorization", token)));
            Answer all = RawHttp.send(client, "GET", path, headers, new byte[0], 30_000);
            assertThat(all.status()).as(path + all.body()).isEqualTo(403);
        }
        List<Header> headers = new ArrayList<>(List.of(new Header("Authorization", token)));
        assertThat(RawHttp.send(client, "GET", "/api/v1/workflows/team", headers, new byte[0], 30_000)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCronWorkflowIsSubmittedByHand() throws IOException {
        world.admin(
                "POST",
                "/apis/argoproj.io/v1alpha1/namespaces/argo/cronworkflows",
                object("CronWorkflow", "nightly", "{\"schedule\":\"0 0 * * *\",\"workflowSpec\":" + SPEC + "}"));
        JsonNode workflow = json(send(
                port,
                "POST",
                "/api/v1/workflows/argo/submit",
                "{\"resourceKind\":\"CronWorkflow\",\"resourceName\":\"nightly\"}"));
        assertThat(workflow.at("/metadata/name").asString()).startsWith("nightly-");
        assertThat(workflow.at("/spec/entrypoint").asString()).isEqualTo("main");
    }

    @Test
    void whatOnlyTheControllerCanDoGoesToItsServer() throws IOException {
        Answer answer = send(withArgo, "PUT", "/api/v1/workflows/argo/w/suspend?x=1", "{\"a\":1}");
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.body()).contains("PUT /api/v1/workflows/argo/w/suspend?x=1 {\"a\":1}");
        assertThat(send(withArgo, "GET", "/api/v1/sync/argo/{a}?x=[1]|", "").body())
                .contains("GET /api/v1/sync/argo/%7Ba%7D?x=%5B1%5D%7C");
        Answer without = send(port, "PUT", "/api/v1/workflows/argo/w/suspend", "{}");
        assertThat(without.status()).isEqualTo(501);
        assertThat(without.body()).contains("windlass.argo-server.url");
    }

    @Test
    void callerWhoCannotBeCheckedIsAskedToComeBack() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        Path away = Files.writeString(
                folder.resolve("away"),
                Files.readString(world.kubeconfig())
                        .replaceAll("https://127.0.0.1:\\d+", "https://127.0.0.1:" + closed));
        int unchecked = world.startService(
                away, "--windlass.ingest.auth-mode=client", "--windlass.kubernetes.request-timeout=2s");
        Answer answer = RawHttp.send(
                unchecked,
                "POST",
                "/api/v1/events/argo/d",
                new ArrayList<>(List.of(new Header("Authorization", "Bearer some.token.here"))),
                "1".getBytes(StandardCharsets.UTF_8),
                30_000);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("some.token.here");
    }

    private static List<String> names(String path) throws IOException {
        List<String> names = new ArrayList<>();
        json(send(port, "GET", path, ""))
                .path("items")
                .forEach(it -> names.add(it.at("/metadata/name").asString()));
        return names;
    }

    private static void created(String name) throws IOException {
        Answer answer =
                send(port, "POST", "/api/v1/workflows/argo", "{\"workflow\":" + object("Workflow", name, SPEC) + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static String object(String kind, String name, String spec) {
        return """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"%s","metadata":{"name":"%s","namespace":"argo"},"spec":%s}""".formatted(kind, name, spec);
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return World.JSON.readTree(answer.body());
    }

    private static Answer send(int port, String method, String path, String body) throws IOException {
        return RawHttp.send(port, method, path, new ArrayList<>(), body.getBytes(StandardCharsets.UTF_8), 30_000);
    }
}
