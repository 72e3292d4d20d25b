package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/cookbook.md, with the manifests of examples/cookbook, through the running product. */
final class CookbookIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "the-token-of-the-recipe";

    private static RunningProduct.Ports ports;
    private static RunningProduct product;
    private static KubernetesClient cluster;
    private static Receiver receiver;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        ports = RunningProduct.Ports.free();
        product = RunningProduct.start(data, ports, Map.of("WINDLASS_INGEST_SYNCS_TOKENS", TOKEN));
        receiver = new Receiver();
        cluster = KubeClients.create(data.resolve("kubeconfig"), Duration.ofSeconds(10), 10);
        for (String namespace : List.of("argo", "argocd")) {
            cluster.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace)
                            .endMetadata()
                            .build())
                    .create();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        receiver.close();
        product.close();
    }

    @Test
    void itIsKnownWhichApplicationRunsWhichImageSinceWhen() throws Exception {
        apply("deployed-images/try/application.yaml", Map.of());
        for (String question : List.of("image=shop/web", "application=shop&image=shop/web:1.4.1")) {
            URI images = URI.create("http://127.0.0.1:" + ports.http() + "/api/v1/images?" + question);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(HTTP.send(
                                                    HttpRequest.newBuilder(images)
                                                            .build(),
                                                    BodyHandlers.ofString())
                                            .body())
                                    .contains(
                                            "{\"namespace\":\"argocd\",\"application\":\"shop\",\"image\":\"shop/web:1.4.1\","
                                                    + "\"since\":\"2026-05-04T10:02:05Z\",\"revision\":\"2222222222222222222222222222222222222222\"}"));
        }
    }

    @Test
    void anApplicationWithAKnownBadImageIsRolledBack() throws Exception {
        for (String file : List.of(
                "argocd-notifications-cm.yaml", "rbac.yaml", "workflowtemplate.yaml", "workfloweventbinding.yaml")) {
            apply("roll-back/" + file, Map.of());
        }
        tellUntil("roll-back", "till", () -> !workflows().isEmpty());
        assertThat(workflows()).singleElement().satisfies(it -> {
            assertThat(it.<Object>get("spec", "workflowTemplateRef", "name")).isEqualTo("roll-back");
            assertThat(it.<Object>get("spec", "arguments", "parameters"))
                    .isEqualTo(List.of(
                            Map.of("name", "application", "value", "till"),
                            Map.of("name", "namespace", "value", "argocd"),
                            Map.of("name", "revision", "value", "1".repeat(40))));
        });
    }

    @Test
    void anImageThatIsNotAllowedRaisesTheAlarm() throws Exception {
        apply("allowed-images/argocd-notifications-cm.yaml", Map.of("<your-webhook-url>", receiver.url() + "/alarm"));
        tellUntil("allowed-images", "store", () -> !receiver.bodies("/alarm").isEmpty());
        assertThat(receiver.bodies("/alarm"))
                .singleElement()
                .asString()
                .isEqualToIgnoringWhitespace("{\"application\": \"store\", \"notAllowed\": [\"cryptominer:latest\"]}");
    }

    @Test
    void argoCdPostsItsSyncsAndSlackIsToldOfEachImageOnce() throws Exception {
        // What Argo CD would post is what its ConfigMap makes of the Application, sent to where syncs are not looked
        // at.
        apply("argo-cd-posts/argocd-notifications-secret.yaml", Map.of("<your-token>", TOKEN));
        apply("argo-cd-posts/argocd-notifications-cm.yaml", Map.of("<your-windlass-url>", receiver.url()));
        String path = "/api/v1/syncs/argocd/depot";
        tellUntil("argo-cd-posts", "depot", () -> !receiver.bodies(path).isEmpty());
        Receiver.Request posted = receiver.requests(path).getFirst();
        assertThat(posted.authorization()).isEqualTo("Bearer " + TOKEN);

        assertThat(post(path, posted.body(), "Bearer another")).isEqualTo(401);
        ConfigMap own = (ConfigMap) resources(
                        "argo-cd-posts/windlass-notifications-cm.yaml",
                        Map.of("<your-slack-bot-token>", "xoxb-1\n    apiURL: " + receiver.url() + "/api/"))
                .getFirst();
        create(new ConfigMapBuilder(own)
                .editMetadata()
                .withName("argocd-notifications-cm")
                .endMetadata()
                .build());
        String slack = "/api/chat.postMessage";
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            assertThat(post(path, posted.body(), posted.authorization())).isEqualTo(200);
            return !receiver.bodies(slack).isEmpty();
        });
        assertThat(receiver.bodies(slack))
                .singleElement()
                .satisfies(it -> assertThat(URLDecoder.decode(it, StandardCharsets.UTF_8))
                        .contains("channel=deploys")
                        .containsOnlyOnce("shop/depot:3")
                        .containsOnlyOnce("shop/report:7"));
    }

    /** A configuration is in force a moment after it was applied: until then a sync is told to nobody, and told again. */
    private static void tellUntil(String recipe, String application, Callable<Boolean> done) throws Exception {
        GenericKubernetesResource observed = (GenericKubernetesResource)
                resources(recipe + "/try/application.yaml", Map.of()).getFirst();
        create(observed);
        String json = cluster.getKubernetesSerialization().asJson(observed);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            assertThat(post("/api/v1/syncs/argocd/" + application, json, "Bearer " + TOKEN))
                    .isEqualTo(200);
            return done.call();
        });
    }

    private static int post(String path, String body, String authorization) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.http() + path))
                                .header("Authorization", authorization)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static void apply(String file, Map<String, String> replacements) throws Exception {
        resources(file, replacements).forEach(CookbookIT::create);
    }

    private static void create(HasMetadata resource) {
        cluster.resource(resource).createOr(it -> it.update());
    }

    private static List<HasMetadata> resources(String file, Map<String, String> replacements) throws Exception {
        String yaml = Files.readString(Path.of(System.getProperty("windlass.examples"), "cookbook", file));
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            assertThat(yaml).contains(replacement.getKey());
            yaml = yaml.replace(replacement.getKey(), replacement.getValue());
        }
        return cluster.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items();
    }

    private static List<GenericKubernetesResource> workflows() {
        return cluster.genericKubernetesResources(Resources.WORKFLOWS)
                .inNamespace("argo")
                .list()
                .getItems();
    }
}
