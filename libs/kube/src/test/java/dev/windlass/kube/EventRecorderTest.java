package dev.windlass.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kubernetes Events in the development cluster. */
final class EventRecorderTest {
    private static final String REASON = "NoGood";

    private static DevCluster cluster;
    private static KubernetesClient client;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T10:10:00Z"));
    private EventRecorder recorder;

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
                client, "windlass-test", EventSettings.DEFAULT, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void stopRecorder() {
        recorder.close();
    }

    @Test
    void anEventIsWhatKubernetesOwnClientsWrite() {
        recorder.warn(EventSubject.binding("argo", "broken", "uid-1"), REASON, "no good");
        Event event =
                await().until(() -> events("broken"), it -> it.size() == 1).getFirst();
        assertThat(event.getType()).isEqualTo("Warning");
        assertThat(event.getReason()).isEqualTo(REASON);
        assertThat(event.getMessage()).isEqualTo("no good");
        assertThat(event.getCount()).isEqualTo(1);
        assertThat(event.getFirstTimestamp()).isEqualTo("2026-05-04T10:10:00Z");
        assertThat(event.getLastTimestamp()).isEqualTo("2026-05-04T10:10:00Z");
        assertThat(event.getSource().getComponent()).isEqualTo("windlass-test");
        assertThat(event.getReportingComponent()).isEqualTo("windlass-test");
        assertThat(event.getInvolvedObject().getApiVersion()).isEqualTo("argoproj.io/v1alpha1");
        assertThat(event.getInvolvedObject().getKind()).isEqualTo("WorkflowEventBinding");
        assertThat(event.getInvolvedObject().getNamespace()).isEqualTo("argo");
        assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-1");
    }

    @Test
    void describeFindsTheEventsOfABindingByItsUid() {
        String uid = makeBinding("described").getMetadata().getUid();
        recorder.warn(EventSubject.binding("argo", "described", uid), REASON, "no good");
        await().untilAsserted(() -> assertThat(described("WorkflowEventBinding", "described", uid))
                .singleElement()
                .extracting(Event::getMessage)
                .isEqualTo("no good"));
    }

    @Test
    void aUidThatIsNotKnownIsLookedUp() {
        String binding = makeBinding("old").getMetadata().getUid();
        recorder.warn(EventSubject.binding("argo", "old", null), REASON, "no good");
        String configMap = makeConfigMap("settings").getMetadata().getUid();
        recorder.warn(EventSubject.configMap("argo", "settings", ""), REASON, "no good");
        await().untilAsserted(() -> {
            assertThat(described("WorkflowEventBinding", "old", binding)).hasSize(1);
            assertThat(described("ConfigMap", "settings", configMap)).hasSize(1);
        });
    }

    @Test
    void anObjectThatIsGoneOrOfAKindThatNobodyServesHasAnEventAllTheSame() {
        recorder.warn(EventSubject.binding("argo", "gone", null), REASON, "no good");
        recorder.warn(new EventSubject("example.com/v1", "Odd", "argo", "odd", ""), REASON, "no good");
        await().untilAsserted(() -> {
            assertThat(events("gone"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.getInvolvedObject().getUid()).isNull());
            assertThat(events("odd")).hasSize(1);
        });
    }

    @Test
    void whatTheClusterRefusesSilencesNothingElse() {
        recorder.warn(EventSubject.binding("no-such-namespace", "refused", "uid-1"), REASON, "no good");
        recorder.warn(new EventSubject("", "", "argo", "kindless", ""), REASON, "no good");
        recorder.warn(EventSubject.binding("argo", "after", "uid-1"), REASON, "no good");
        await().untilAsserted(() -> assertThat(events("after")).hasSize(1));
    }

    @Test
    void objectsOfEveryLengthOfNameHaveEvents() {
        List<String> names = IntStream.of(1, 63, 234, 235, 236, 237, 238, 253)
                .mapToObj(length -> "a.".repeat(127).substring(0, length - 1) + "z")
                .toList();
        names.forEach(name -> recorder.warn(EventSubject.binding("argo", name, "uid-1"), REASON, "no good"));
        await().untilAsserted(() ->
                assertThat(names).allSatisfy(it -> assertThat(events(it)).hasSize(1)));
    }

    @Test
    void aLongMessageIsCut() {
        recorder.warn(EventSubject.binding("argo", "long", "uid-1"), REASON, "x".repeat(100_000));
        await().untilAsserted(() -> assertThat(events("long"))
                .singleElement()
                .extracting(Event::getMessage)
                .isEqualTo("x".repeat(16_384) + "…"));
    }

    @Test
    void theSameFaultIsCountedInOneEvent() {
        for (int i = 0; i < 5; i++) {
            recorder.warn(EventSubject.binding("argo", "again", "uid-1"), REASON, "no good");
        }
        awaitCount("again", 5);
    }

    @Test
    void manyDifferentFaultsAreCombined() {
        for (int i = 0; i < 20; i++) {
            recorder.warn(EventSubject.binding("argo", "many", "uid-1"), REASON, "fault " + i);
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
        var subject = EventSubject.binding("argo", "flood", "uid-1");
        for (int i = 0; i < 1000; i++) {
            recorder.warn(subject, REASON, "no good");
        }
        awaitCount("flood", 25);
        now.updateAndGet(it -> it.plus(Duration.ofMinutes(5)));
        recorder.warn(subject, REASON, "no good");
        recorder.warn(subject, REASON, "no good");
        awaitCount("flood", 1001);
    }

    @Test
    void anEventThatTheClusterForgotIsWrittenAnew() {
        var subject = EventSubject.binding("argo", "forgotten", "uid-1");
        recorder.warn(subject, REASON, "no good");
        await().until(() -> events("forgotten").size() == 1);
        client.v1()
                .events()
                .inNamespace("argo")
                .resource(events("forgotten").getFirst())
                .delete();
        recorder.warn(subject, REASON, "no good");
        awaitCount("forgotten", 2);
    }

    private static void awaitCount(String name, int count) {
        await().untilAsserted(() -> assertThat(events(name))
                .singleElement()
                .extracting(Event::getCount)
                .isEqualTo(count));
    }

    private static GenericKubernetesResource makeBinding(String name) {
        String yaml = """
                apiVersion: argoproj.io/v1alpha1
                kind: WorkflowEventBinding
                metadata: {name: %s}
                spec: {event: {selector: "true"}}
                """.formatted(name);
        return client.genericKubernetesResources(Resources.WORKFLOW_EVENT_BINDINGS)
                .inNamespace("argo")
                .resource(client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
                .create();
    }

    private static ConfigMap makeConfigMap(String name) {
        return client.configMaps()
                .inNamespace("argo")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    /** What {@code kubectl describe} asks for. */
    private static List<Event> described(String kind, String name, @Nullable String uid) {
        return client.v1()
                .events()
                .inNamespace("argo")
                .withField("involvedObject.kind", kind)
                .withField("involvedObject.name", name)
                .withField("involvedObject.namespace", "argo")
                .withField("involvedObject.uid", uid)
                .list()
                .getItems();
    }

    private static List<Event> events(String name) {
        return client.v1()
                .events()
                .inNamespace("argo")
                .withField("involvedObject.name", name)
                .list()
                .getItems();
    }
}
