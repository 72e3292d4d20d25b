package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client that Windlass itself uses, against the development cluster. */
class Fabric8Test {
    private static DevCluster cluster;
    private static KubernetesClient client;

    @BeforeAll
    static void start() throws Exception {
        cluster = DevCluster.start(DevClusterSettings.defaults());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    private static MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            workflows() {
        return client.genericKubernetesResources("argoproj.io/v1alpha1", "Workflow");
    }

    private static GenericKubernetesResource workflow(String name) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("argoproj.io/v1alpha1")
                .withKind("Workflow")
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToAdditionalProperties("spec", Map.of("entrypoint", "main"))
                .build();
    }

    @Test
    void workflowsAreCreatedChangedAndDeleted() {
        GenericKubernetesResource created =
                workflows().resource(workflow("changing")).create();
        assertThat(created.getMetadata().getUid()).isNotEmpty();
        assertThat(created.getMetadata().getGeneration()).isEqualTo(1);

        GenericKubernetesResource edited = workflows()
                .inNamespace("default")
                .withName("changing")
                .edit(workflow -> {
                    workflow.setAdditionalProperty("status", Map.of("phase", "Running"));
                    return workflow;
                });
        assertThat(edited.getMetadata().getGeneration()).isEqualTo(2);

        created.setAdditionalProperty("spec", Map.of());
        assertThatThrownBy(() -> workflows().resource(created).update())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getReason()).isEqualTo("Conflict");
                });

        workflows().inNamespace("default").withName("changing").delete();
        assertThat(workflows().inNamespace("default").withName("changing").get())
                .isNull();
    }

    @Test
    void aSecondOfTheSameNameIsRefused() {
        workflows().resource(workflow("twice")).create();
        assertThatThrownBy(() -> workflows().resource(workflow("twice")).create())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists");
                    assertThat(e.getStatus().getMessage()).isEqualTo("workflows.argoproj.io \"twice\" already exists");
                });
    }

    @Test
    void anInformerSeesEveryTransitionUnderItsSelector() {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps()
                .inNamespace("default")
                .withLabel("watched", "yes")
                .inform(new Recorder(seen))) {
            await().until(informer::hasSynced);
            ConfigMap map = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("watched")
                    .addToLabels("watched", "yes")
                    .endMetadata()
                    .build();
            client.configMaps().inNamespace("default").resource(map).create();
            client.configMaps().inNamespace("default").withName("watched").edit(it -> {
                it.setData(Map.of("a", "b"));
                return it;
            });
            client.configMaps()
                    .inNamespace("default")
                    .withName("watched")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"watched\":\"no\"}}}");
            await().untilAsserted(() -> assertThat(seen).containsExactly("added", "changed", "gone"));
        }
    }

    private record Recorder(Queue<String> seen) implements ResourceEventHandler<ConfigMap> {
        @Override
        public void onAdd(ConfigMap map) {
            seen.add("added");
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            seen.add("changed");
        }

        @Override
        public void onDelete(ConfigMap map, boolean unknown) {
            seen.add("gone");
        }
    }

    @Test
    void serverSideApplyCreatesMergesAndTakesBackWhatItAppliedBefore() {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("applied")
                .withNamespace("default")
                .endMetadata()
                .addToData("a", "1")
                .build();
        client.resource(map).forceConflicts().serverSideApply();
        client.configMaps()
                .inNamespace("default")
                .withName("applied")
                .edit(own -> new ConfigMapBuilder(own).addToData("mine", "3").build());
        map.setData(Map.of("b", "2"));
        ConfigMap merged = client.resource(map).forceConflicts().serverSideApply();
        assertThat(merged.getData()).containsExactlyInAnyOrderEntriesOf(Map.of("b", "2", "mine", "3"));
        ConfigMap same = client.resource(map).forceConflicts().serverSideApply();
        assertThat(same.getMetadata().getResourceVersion())
                .isEqualTo(merged.getMetadata().getResourceVersion());
    }
}
