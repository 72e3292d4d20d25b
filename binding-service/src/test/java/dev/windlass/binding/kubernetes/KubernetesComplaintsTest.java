package dev.windlass.binding.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.binding.core.BindingRef;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.EventSettings;
import dev.windlass.kube.KubeClients;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kubernetes Events in the development cluster. */
final class KubernetesComplaintsTest {
    private static DevCluster cluster;
    private static KubernetesClient client;

    private EventRecorder recorder;
    private KubernetesComplaints complaints;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        cluster = DevCluster.start(DevClusterSettings.defaults());
        client = KubeClients.create(cluster.writeKubeconfig(folder.resolve("kubeconfig")), Duration.ofSeconds(10), 10);
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

    @BeforeEach
    void startRecorder() {
        recorder = new EventRecorder(client, "windlass-binding", EventSettings.DEFAULT, Clock.systemUTC());
        complaints = new KubernetesComplaints(recorder);
    }

    @AfterEach
    void stopRecorder() {
        recorder.close();
    }

    @Test
    void theAuthorOfABrokenBindingIsToldInTheClustersOwnWay() {
        complaints.failed(binding("broken"), "no good");
        Event event =
                await().until(() -> events("broken"), it -> it.size() == 1).getFirst();
        assertThat(event.getReason()).isEqualTo("WorkflowEventBindingError");
        assertThat(event.getMessage()).isEqualTo("failed to dispatch event: no good");
        assertThat(event.getInvolvedObject().getKind()).isEqualTo("WorkflowEventBinding");
        assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-of-broken");
    }

    private static BindingRef binding(String name) {
        return new BindingRef("argo", name, "uid-of-" + name);
    }

    private static List<Event> events(String binding) {
        return client.v1().events().inNamespace("argo").list().getItems().stream()
                .filter(it -> it.getInvolvedObject().getName().equals(binding))
                .toList();
    }
}
