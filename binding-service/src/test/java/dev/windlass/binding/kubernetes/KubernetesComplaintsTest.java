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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T10:10:00Z"));
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
        recorder = new EventRecorder(
                client, "windlass-binding", EventSettings.DEFAULT, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
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
        assertThat(event.getType()).isEqualTo("Warning");
        assertThat(event.getMessage()).isEqualTo("failed to dispatch event: no good");
        assertThat(event.getCount()).isEqualTo(1);
        assertThat(event.getInvolvedObject().getKind()).isEqualTo("WorkflowEventBinding");
        assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-of-broken");
        assertThat(event.getFirstTimestamp()).isEqualTo("2026-05-04T10:10:00Z");
        assertThat(event.getSource().getComponent()).isEqualTo("windlass-binding");
    }

    @Test
    void theSameFaultIsCountedInOneEvent() {
        for (int i = 0; i < 5; i++) {
            complaints.failed(binding("again"), "no good");
        }
        await().untilAsserted(() -> assertThat(events("again"))
                .singleElement()
                .extracting(Event::getCount)
                .isEqualTo(5));
    }

    @Test
    void manyDifferentFaultsAreCombined() {
        for (int i = 0; i < 20; i++) {
            complaints.failed(binding("many"), "fault " + i);
        }
        await().untilAsserted(() -> assertThat(events("many"))
                .hasSize(10)
                .filteredOn(it -> it.getMessage().startsWith("(combined from similar events): "))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.getCount()).isEqualTo(11);
                    assertThat(it.getMessage()).endsWith("fault 19");
                }));
    }

    @Test
    void aFloodIsHeldBackAndCountedAllTheSame() {
        for (int i = 0; i < 1000; i++) {
            complaints.failed(binding("flood"), "no good");
        }
        await().untilAsserted(() -> assertThat(events("flood"))
                .singleElement()
                .extracting(Event::getCount)
                .isEqualTo(25));
        now.updateAndGet(it -> it.plus(Duration.ofMinutes(5)));
        complaints.failed(binding("flood"), "no good");
        complaints.failed(binding("flood"), "no good");
        await().untilAsserted(() -> assertThat(events("flood"))
                .singleElement()
                .extracting(Event::getCount)
                .isEqualTo(1001));
    }

    @Test
    void anEventThatTheClusterForgotIsWrittenAnew() {
        complaints.failed(binding("forgotten"), "no good");
        await().until(() -> events("forgotten").size() == 1);
        client.v1()
                .events()
                .inNamespace("argo")
                .resource(events("forgotten").getFirst())
                .delete();
        complaints.failed(binding("forgotten"), "no good");
        await().untilAsserted(() -> assertThat(events("forgotten"))
                .singleElement()
                .extracting(Event::getCount)
                .isEqualTo(2));
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
