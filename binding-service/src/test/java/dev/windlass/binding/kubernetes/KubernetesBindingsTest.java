package dev.windlass.binding.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.binding.core.CompiledBinding;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the development cluster, through the real client. */
final class KubernetesBindingsTest {
    private static DevCluster cluster;
    private static KubernetesClient client;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        cluster = DevCluster.start(DevClusterSettings.defaults());
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        client = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 10);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("argo")
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    @Test
    void aBindingIsInForceFromItsCreationToItsDeletion() {
        try (var bindings = new KubernetesBindings(client, null)) {
            await().until(bindings::isComplete);
            apply("late", "", "selector: 'true'");
            await().untilAsserted(() -> assertThat(names(bindings)).contains("late"));
            client.genericKubernetesResources(Resources.WORKFLOW_EVENT_BINDINGS)
                    .inNamespace("argo")
                    .withName("late")
                    .delete();
            await().untilAsserted(() -> assertThat(names(bindings)).doesNotContain("late"));
        }
    }

    @Test
    void allThatWasThereBeforeIsInForceOnceTheFirstListIsComplete() {
        for (int i = 0; i < 200; i++) {
            apply("early-" + i, "", "selector: 'true'");
        }
        try (var bindings = new KubernetesBindings(client, null)) {
            while (!bindings.isComplete()) {
                Thread.onSpinWait();
            }
            assertThat(names(bindings).stream().filter(it -> it.startsWith("early-")))
                    .hasSize(200);
        }
    }

    @Test
    void onlyBindingsOfTheInstanceCount() {
        apply("theirs", "workflows.argoproj.io/controller-instanceid: theirs", "selector: 'true'");
        apply("nobodys", "", "selector: 'true'");
        try (var bindings = new KubernetesBindings(client, null);
                var theirs = new KubernetesBindings(client, "theirs")) {
            await().untilAsserted(() ->
                    assertThat(names(bindings)).contains("nobodys").doesNotContain("theirs"));
            await().untilAsserted(() -> assertThat(names(theirs)).containsExactly("theirs"));
        }
    }

    @Test
    void aBindingThatCannotBeReadIsLeftOutByItself() {
        apply("odd", "", "selector: 5");
        apply("sound", "", "selector: 'true'");
        try (var bindings = new KubernetesBindings(client, null)) {
            await().untilAsserted(
                            () -> assertThat(names(bindings)).contains("sound").doesNotContain("odd"));
        }
    }

    private static List<String> names(KubernetesBindings bindings) {
        return bindings.in("argo").byName().stream().map(CompiledBinding::name).toList();
    }

    private static void apply(String name, String label, String event) {
        String yaml = """
                apiVersion: argoproj.io/v1alpha1
                kind: WorkflowEventBinding
                metadata:
                  name: %s
                  labels: {%s}
                spec:
                  event: {%s}
                """.formatted(name, label, event);
        client.genericKubernetesResources(Resources.WORKFLOW_EVENT_BINDINGS)
                .inNamespace("argo")
                .resource(client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
                .create();
    }
}
