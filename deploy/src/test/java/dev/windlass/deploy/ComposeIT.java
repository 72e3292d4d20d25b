package dev.windlass.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.chaos.Senders;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The walk of the README through the containers, and what they do when they are killed. */
@Tag("containers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ComposeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String EVENT_ID = "windlass.dev/event-id";
    private static final List<String> SERVICES =
            List.of("ingest-service", "binding-service", "submit-service", "notify-service");

    private static ComposeStack stack;
    private static KubernetesClient cluster;

    /** What is told of a sync comes back as an event, so that the containers need no one outside. */
    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path home = Path.of(System.getProperty("windlass.home"));
        stack = new ComposeStack(
                home, Map.of("WINDLASS_NOTIFY_WEBHOOK_URL", "http://ingest-service:2746/api/v1/events/told/-"));
        stack.compose("up", "--detach", "--no-build");
        await().atMost(PATIENCE).until(() -> stack.isHealthy("devcluster", 1));
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), stack.kubeconfig());
        cluster = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 4);
        for (String namespace : List.of("argo", "told")) {
            cluster.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace)
                            .endMetadata()
                            .build())
                    .create();
            for (String example : List.of("hello-workflowtemplate.yaml", "hello-workfloweventbinding.yaml")) {
                cluster.resource(Files.readString(home.resolve("examples").resolve(example)))
                        .inNamespace(namespace)
                        .create();
            }
        }
        for (String service : SERVICES) {
            awaitHealthy(service, 1);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        stack.close();
        assertThat(stack.remains()).isEmpty();
    }

    @Test
    @Order(1)
    void eventBecomesAWorkflow() throws Exception {
        String id = post("/api/v1/events/argo/-", "{\"message\": \"hello events\"}");
        await().atMost(PATIENCE).until(() -> workflows("argo").containsKey(id));
    }

    @Test
    @Order(2)
    void syncIsToldOnce() throws Exception {
        String result = Files.readString(Path.of(System.getProperty("windlass.home"), "examples", "sync-result.json"));
        post("/api/v1/syncs/argocd/guestbook", result);
        post("/api/v1/syncs/argocd/guestbook", result);
        await().atMost(PATIENCE).until(() -> !workflows("told").isEmpty());
        String marker = post("/api/v1/syncs/argocd/another", result);
        assertThat(marker).isNotEmpty();
        await().atMost(PATIENCE).until(() -> workflows("told").size() == 2);
        assertThat(workflows("told").values()).containsOnly(1L);
    }

    @Test
    @Order(3)
    void containersAreConfined() throws Exception {
        for (String service : SERVICES) {
            String limits = stack.docker(
                    "inspect",
                    "--format",
                    "{{.HostConfig.ReadonlyRootfs}} {{.Config.User}} {{gt .HostConfig.Memory 0}} {{.HostConfig.CapDrop}}",
                    stack.containers(service).getFirst());
            assertThat(limits.strip()).as(service).isEqualTo("true 10001:0 true [ALL]");
        }
    }

    @Test
    @Order(4)
    void killedContainersLoseAndRepeatNothing() throws Exception {
        stack.compose(
                "up",
                "--detach",
                "--no-build",
                "--no-recreate",
                "--scale",
                "submit-service=3",
                "--scale",
                "binding-service=2");
        awaitHealthy("submit-service", 3);
        awaitHealthy("binding-service", 2);
        URI door = URI.create("http://127.0.0.1:" + stack.door() + "/api/v1/events/argo/-");
        Senders sender = Senders.start(door, 1, Integer.MAX_VALUE, Duration.ofMillis(50));
        try (sender) {
            for (String service : SERVICES) {
                awaitProgress(sender);
                List<String> containers = stack.containers(service);
                String victim = containers.getFirst();
                stack.docker("kill", victim);
                stack.docker("start", victim);
                awaitHealthy(service, containers.size());
            }
            awaitProgress(sender);
            stack.compose("restart", "kafka");
            awaitHealthy("kafka", 1);
            awaitProgress(sender);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workflows("argo")).containsKeys(ids(sender)));
        Map<String, Long> workflows = workflows("argo");
        System.out.printf(
                "compose: %d events answered 200, %d Workflows, 5 kills and restarts%n",
                sender.answered().size(),
                sender.answered().values().stream().mapToLong(workflows::get).sum());
        assertThat(workflows.values()).containsOnly(1L);
    }

    private static String[] ids(Senders sender) {
        return sender.answered().values().toArray(String[]::new);
    }

    private static void awaitHealthy(String service, int count) {
        await(service).atMost(PATIENCE).until(() -> stack.isHealthy(service, count));
    }

    private static void awaitProgress(Senders sender) {
        int before = sender.answered().size();
        await().atMost(PATIENCE).until(() -> sender.answered().size() >= before + 20);
    }

    /** How many Workflows there are of each event. */
    private static Map<String, Long> workflows(String namespace) {
        return cluster.genericKubernetesResources(Resources.WORKFLOWS).inNamespace(namespace).list().getItems().stream()
                .map(ComposeIT::eventId)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String eventId(GenericKubernetesResource workflow) {
        return Objects.requireNonNull(workflow.getMetadata().getAnnotations().get(EVENT_ID));
    }

    private static String post(String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.door() + path))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.headers().firstValue("X-Windlass-Event-Id").orElse("");
        }
    }
}
