package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.Topics;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The documents' own manifests through the running product, a process of its own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class EndToEndIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REVISION = "f3937462080c6946ff5ec4b5fa393e7c22388e4c";

    private static Path data;
    private static RunningProduct.Ports ports;
    private static RunningProduct product;
    private static KubernetesClient cluster;
    private static Receiver receiver;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        data = folder;
        ports = RunningProduct.Ports.free();
        product = RunningProduct.start(data, ports);
        receiver = new Receiver();
        cluster = KubeClients.create(data.resolve("kubeconfig"), Duration.ofSeconds(10), 10);
        for (String namespace : List.of("argo", "argocd")) {
            cluster.namespaces()
                    .resource(new io.fabric8.kubernetes.api.model.NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace)
                            .endMetadata()
                            .build())
                    .create();
        }
        apply("argo", "hello-workflowtemplate.yaml", Map.of());
        apply("argo", "hello-workfloweventbinding.yaml", Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        receiver.close();
        product.close();
    }

    @Test
    @Order(1)
    void theDocumentsEventBecomesAWorkflow() throws Exception {
        HttpResponse<String> answer = post("/api/v1/events/argo/-", "{\"message\": \"hello events\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        String id = answer.headers().firstValue("X-Windlass-Event-Id").orElseThrow();

        await().atMost(PATIENCE).until(() -> workflows(id).size() == 1);
        GenericKubernetesResource workflow = workflows(id).getFirst();
        assertThat(workflow.getMetadata().getLabels())
                .containsEntry("workflows.argoproj.io/workflow-template", "hello")
                .containsEntry("workflows.argoproj.io/workflow-event-binding", "hello");
        assertThat(workflow.<Object>get("spec", "workflowTemplateRef", "name")).isEqualTo("hello");
        assertThat(workflow.<Object>get("spec", "arguments", "parameters"))
                .isEqualTo(List.of(Map.of("name", "message", "value", "hello events")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/v1/events/" + id + "/outcomes"))
                        .contains("\"type\":\"matched\"")
                        .contains("\"type\":\"created\""));
    }

    @Test
    @Order(2)
    void theSameIdempotencyKeyTwiceMakesOneWorkflow() throws Exception {
        String first = id(post("/api/v1/events/argo/-", "{\"message\": \"once\"}", "Idempotency-Key", "k"));
        String second = id(post("/api/v1/events/argo/-", "{\"message\": \"once\"}", "Idempotency-Key", "k"));
        assertThat(second).isEqualTo(first);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get("/api/v1/events/" + first + "/outcomes")).contains("\"type\":\"duplicate\""));
        await().atMost(PATIENCE).until(() -> !workflows(first).isEmpty());
        assertThat(workflows(first)).hasSize(1);
    }

    @Test
    @Order(3)
    void anEventThatMatchesNothingMakesNothing() throws Exception {
        String id = id(post("/api/v1/events/argo/-", "{\"message\": \"\"}"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get("/api/v1/events/" + id + "/outcomes")).contains("\"type\":\"not-matched\""));
        assertThat(workflows(id)).isEmpty();
    }

    @Test
    @Order(4)
    void aRecordInTheInboxIsAnEvent() {
        try (var topics = new TopicProbe("127.0.0.1:" + ports.kafka())) {
            var record = new ProducerRecord<byte[], byte[]>(
                    Topics.INBOX, "{\"message\": \"from kafka\"}".getBytes(StandardCharsets.UTF_8));
            record.headers().add("namespace", "argo".getBytes(StandardCharsets.UTF_8));
            record.headers().add("discriminator", "-".getBytes(StandardCharsets.UTF_8));
            topics.write(record);
        }
        await().atMost(PATIENCE)
                .until(() -> all().stream()
                        .anyMatch(it -> it.<Object>get("spec", "arguments", "parameters")
                                .equals(List.of(Map.of("name", "message", "value", "from kafka")))));
    }

    @Test
    @Order(5)
    void anEventThatWasAnswered200SurvivesAKill() throws Exception {
        String id = id(post("/api/v1/events/argo/-", "{\"message\": \"survivor\"}"));
        product.kill();
        product = RunningProduct.start(data, ports);
        await().atMost(PATIENCE).until(() -> !workflows(id).isEmpty());
        assertThat(workflows(id)).hasSize(1);
        assertThat(all()).as("those made before").hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(6)
    void aSyncReachesTheWebhookOncePerRevisionHoweverItIsTold() throws Exception {
        apply("argocd", "on-deployed-webhook-cm.yaml", Map.of("<your-webhook-url>", receiver.url() + "/hook"));
        String application = application("webhook-shop", REVISION, "on-deployed-webhook");
        awaitTold(() -> post("/api/v1/syncs/argocd/webhook-shop", application), "/hook", 1);
        assertThat(receiver.bodies("/hook").getFirst()).isEqualToIgnoringWhitespace(example("sync-result.json"));

        // The same revision, as a bare result and as a change of the object in the cluster.
        String bare = id(post("/api/v1/syncs/argocd/webhook-shop", example("sync-result.json")));
        cluster.genericKubernetesResources(Resources.APPLICATIONS)
                .inNamespace("argocd")
                .resource(cluster.getKubernetesSerialization().unmarshal(application, GenericKubernetesResource.class))
                .create();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get("/api/v1/events/" + bare + "/outcomes")).contains("\"type\":\"not-notified\""));

        // The next revision, by the object in the cluster alone.
        cluster.genericKubernetesResources(Resources.APPLICATIONS)
                .inNamespace("argocd")
                .withName("webhook-shop")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        application("webhook-shop", "0000000000000000000000000000000000000002", "on-deployed-webhook"));
        await().atMost(PATIENCE).until(() -> receiver.bodies("/hook").size() == 2);

        // And the one after, as a bare result.
        String next = example("sync-result.json").replace(REVISION, "0000000000000000000000000000000000000003");
        assertThat(post("/api/v1/syncs/argocd/webhook-shop", next).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> receiver.bodies("/hook").size() == 3);
        assertThat(receiver.bodies("/hook").getLast()).contains("0000000000000000000000000000000000000003");
    }

    @Test
    @Order(7)
    void slackIsToldOfEachImageOnce() throws Exception {
        apply(
                "argocd",
                "on-deployed-slack-cm.yaml",
                Map.of("token: <your-slack-bot-token>", "token: xoxb-1\n    apiURL: " + receiver.url() + "/api/"));
        String application = application("slack-shop", REVISION, "slack")
                .replace(
                        "subscribe.on-deployed-trigger.slack\":\"\"",
                        "subscribe.on-deployed-trigger.slack\":\"deploys\"");
        awaitTold(() -> post("/api/v1/syncs/argocd/slack-shop", application), "/api/chat.postMessage", 1);
        String message =
                URLDecoder.decode(receiver.bodies("/api/chat.postMessage").getFirst(), StandardCharsets.UTF_8);
        assertThat(message).contains("slack-shop").contains("部署通知").containsOnlyOnce("nginx:1.27.1");
    }

    @Test
    @Order(8)
    void aPortThatIsTakenIsSaidInOneLine(@TempDir Path other) throws Exception {
        assertThat(RunningProduct.startAndFail(other, ports))
                .containsExactly("windlass: port " + ports.http() + " is taken; choose another with --port PORT");
    }

    @Test
    @Order(9)
    void aFolderThatIsInUseIsSaidInOneLine() throws Exception {
        assertThat(RunningProduct.startAndFail(data, RunningProduct.Ports.free()))
                .singleElement()
                .asString()
                .contains("is in use by another windlass");
    }

    @Test
    @Order(10)
    void theLogHoldsWhatPeopleNeed() throws Exception {
        List<String> lines = Files.readAllLines(data.resolve("windlass.log"));
        assertThat(lines).anyMatch(it -> it.contains("Started IngestServiceApplication"));
        assertThat(lines.stream().filter(it -> it.contains(" o.a.k.") && it.contains(" WARN ")))
                .hasSizeLessThan(20);
        assertThat(lines).noneMatch(it -> it.contains("OffsetFetcherUtils") || it.contains("VersionUsageUtils"));
    }

    /** A configuration is in force a moment after it was applied: until then a sync is told to nobody, and told again. */
    private static void awaitTold(Sending sync, String path, int times) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            if (receiver.bodies(path).isEmpty()) {
                assertThat(sync.send().statusCode()).isEqualTo(200);
            }
            return receiver.bodies(path).size() == times;
        });
    }

    @FunctionalInterface
    private interface Sending {
        HttpResponse<String> send() throws Exception;
    }

    private static String application(String name, String revision, String service) throws Exception {
        String annotations = example("on-deployed-application.yaml");
        assertThat(annotations).contains("notifications.argoj.io/subscribe.on-deployed-trigger.on-deployed-webhook");
        return """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                 "metadata":{"name":"%s","namespace":"argocd",
                  "annotations":{"notifications.argoj.io/subscribe.on-deployed-trigger.%s":""}},
                 "spec":{"project":"default","destination":{"namespace":"shop"}},
                 "status":{"sync":{"status":"Synced","revision":"%s"},"health":{"status":"Healthy"},
                  "reconciledAt":"2026-05-04T10:03:00Z",
                  "operationState":{"phase":"Succeeded","finishedAt":"2026-05-04T10:02:05Z","syncResult":%s}}}
                """.formatted(
                        name, service, revision, example("sync-result.json").replace(REVISION, revision));
    }

    private static String example(String name) throws Exception {
        return Files.readString(Path.of(System.getProperty("windlass.examples"), name));
    }

    private static void apply(String namespace, String example, Map<String, String> replacements) throws Exception {
        String yaml = example(example);
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            yaml = yaml.replace(replacement.getKey(), replacement.getValue());
        }
        // "data:" stands twice in one of the documents' examples, which kubectl accepts.
        yaml = yaml.replace("data:\ndata:\n", "data:\n");
        GenericKubernetesResource resource =
                cluster.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        resource.getMetadata().setNamespace(namespace);
        cluster.resource(resource).createOr(it -> it.update());
    }

    private static List<GenericKubernetesResource> workflows(String eventId) {
        return all().stream()
                .filter(it -> eventId.equals(it.getMetadata().getAnnotations().get("windlass.dev/event-id")))
                .toList();
    }

    private static List<GenericKubernetesResource> all() {
        return cluster.genericKubernetesResources(Resources.WORKFLOWS)
                .inNamespace("argo")
                .list()
                .getItems();
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("X-Windlass-Event-Id").orElseThrow();
    }

    private static String get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body));
        request.header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + ports.http() + path);
    }
}
