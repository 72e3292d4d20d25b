package dev.windlass.binding.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.binding.core.CompiledBinding;
import dev.windlass.binding.core.Complaints;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the development cluster, through the real client. */
final class KubernetesBindingsTest {
    private static final Complaints NOBODY = (binding, error) -> {};
    private static final AtomicInteger odd = new AtomicInteger();

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
        try (var bindings = new KubernetesBindings(client, null, NOBODY)) {
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
        try (var bindings = new KubernetesBindings(client, null, NOBODY)) {
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
        try (var bindings = new KubernetesBindings(client, null, NOBODY);
                var theirs = new KubernetesBindings(client, "theirs", NOBODY)) {
            await().untilAsserted(() ->
                    assertThat(names(bindings)).contains("nobodys").doesNotContain("theirs"));
            await().untilAsserted(() -> assertThat(names(theirs)).containsExactly("theirs"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: {selector: true}",
                "event: {selector: 5}",
                "event: [x]",
                "event: {selector: 'true'}, submit: {workflowTemplateRef: {name: hello, clusterScope: 'true'}}",
                "event: {selector: 'true'}, submit: {workflowTemplateRef: {name: 7}}",
                "event: {selector: 'true'}, submit: {metadata: {labels: [a]}}",
                "event: {selector: 'true'}, submit: {arguments: {parameters: {name: a}}}"
            })
    void theAuthorOfABindingThatCannotBeReadIsToldOfItAtOnce(String spec) {
        String name = "odd-" + odd.incrementAndGet();
        List<String> told = new CopyOnWriteArrayList<>();
        applySpec(name, "", spec);
        try (var bindings = new KubernetesBindings(client, null, (ref, error) -> {
            assertThat(ref.uid()).isNotEmpty();
            told.add(ref.name() + ": " + error);
        })) {
            await().untilAsserted(() -> assertThat(names(bindings)).contains(name));
            assertThat(told).anyMatch(it -> it.startsWith(name + ": the binding cannot be read: "));
            applySpec(name, "", "event: {selector: 'true'}");
            await().untilAsserted(() -> assertThat(bindings.in("argo").byName())
                    .filteredOn(it -> it.name().equals(name))
                    .singleElement()
                    .matches(CompiledBinding::isReadable));
        }
    }

    private static List<String> names(KubernetesBindings bindings) {
        return bindings.in("argo").byName().stream().map(CompiledBinding::name).toList();
    }

    private static void apply(String name, String label, String event) {
        applySpec(name, label, "event: {" + event + "}");
    }

    private static void applySpec(String name, String label, String spec) {
        String yaml = """
                apiVersion: argoproj.io/v1alpha1
                kind: WorkflowEventBinding
                metadata:
                  name: %s
                  labels: {%s}
                spec: {%s}
                """.formatted(name, label, spec);
        client.genericKubernetesResources(Resources.WORKFLOW_EVENT_BINDINGS)
                .inNamespace("argo")
                .resource(client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
                .createOr(NonDeletingOperation::update);
    }
}
