package dev.windlass.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.ApplicationCodec;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.KnownApplication;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncObserved.Kind;
import dev.windlass.contracts.Topics;
import dev.windlass.kube.Resources;
import dev.windlass.notify.decide.NotifiedAnnotation;
import dev.windlass.notify.send.Receiver;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What the service decides, on a real broker and before a real Kubernetes API. */
final class NotifyServiceTest {
    private static NotifyWorld world;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        world = new NotifyWorld(folder);
        world.startService();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void anApplicationReachesTheWebhookOncePerRevisionWithTheDocumentsBody() throws Exception {
        world.observe("app-1", "posted", "on-deployed-trigger.on-deployed-webhook", "");
        world.awaitDelivered("app-1", "on-deployed-trigger", "on-deployed-webhook:");
        Receiver.Request request = world.receiver().at("/deployed").stream()
                .filter(it -> it.method().equals("POST"))
                .findFirst()
                .orElseThrow();
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("webhook-id")).isNotEmpty();
        assertThat(request.body().strip())
                .startsWith("{\"resources\":[{\"group\":\"apps\"")
                .endsWith("\"revision\":\"" + NotifyWorld.REVISION + "\"}");

        world.observe("app-2", "posted", "on-deployed-trigger.on-deployed-webhook", "");
        world.records().observe("app-3", "posted", Kind.SYNC_RESULT, NotifyWorld.RESULT);
        await().until(() -> !world.records().outcomes("app-3").isEmpty());
        assertThat(world.records().outcomes("app-2"))
                .containsExactly(new Outcome.NotNotified("everybody was already notified"));
        assertThat(world.records().outcomes("app-3"))
                .containsExactly(new Outcome.NotNotified("everybody was already notified"));
    }

    @Test
    void aRecordOfAnotherProducerIsDecidedOnWithItsApplication() throws Exception {
        world.observe("foreign-1", "foreign", "on-plain.on-deployed-webhook", "");
        await().until(() -> !world.records().outcomes("foreign-1").isEmpty());
        world.records()
                .send(new Envelope(
                        "some-other-key",
                        Map.of("ce_id", "foreign-2", "namespace", "argocd", "application", "foreign"),
                        NotifyWorld.RESULT.getBytes(StandardCharsets.UTF_8)));
        await().until(() -> !world.records().outcomes("foreign-2").isEmpty());
        assertThat(world.records().outcomes("foreign-2"))
                .containsExactly(new Outcome.NotNotified("everybody was already notified"));
    }

    @Test
    void aBareResultIsLaidOverTheApplicationInTheCluster() throws Exception {
        world.records().observe("bare-1", "in-cluster", Kind.SYNC_RESULT, NotifyWorld.RESULT);
        world.awaitDelivered("bare-1", "on-bare", "bare:");
        assertThat(world.receiver().at("/bare").getFirst().body())
                .contains("in-cluster in shop at " + NotifyWorld.REVISION);
    }

    @Test
    void aBrokenEntryIsToldOnTheConfigMapAndToTheHealthCheck() {
        String uid = world.client()
                .configMaps()
                .inNamespace("argocd")
                .withName("argocd-notifications-cm")
                .get()
                .getMetadata()
                .getUid();
        // What kubectl describe asks for.
        await().untilAsserted(() -> assertThat(world.client()
                        .v1()
                        .events()
                        .inNamespace("argocd")
                        .withField("involvedObject.kind", "ConfigMap")
                        .withField("involvedObject.name", "argocd-notifications-cm")
                        .withField("involvedObject.namespace", "argocd")
                        .withField("involvedObject.uid", uid)
                        .list()
                        .getItems())
                .anySatisfy(it -> {
                    assertThat(it.getReason()).isEqualTo("NotificationEntryBroken");
                    assertThat(it.getMessage()).contains("trigger.on-broken");
                }));
        HealthIndicator health = world.service().getBean("notificationsHealthIndicator", HealthIndicator.class);
        assertThat(String.valueOf(Objects.requireNonNull(health.health()).getDetails()))
                .contains("argocd", "trigger.on-broken", "service.broken")
                .doesNotContain("very-secret");
    }

    @Test
    void brokenEntriesAreCountedByAMetric() {
        Gauge problems = world.service()
                .getBean(MeterRegistry.class)
                .get("windlass.notify.config.problems")
                .gauge();
        await().untilAsserted(() -> assertThat(problems.value()).isEqualTo(2));
        world.setEntry("trigger.also-broken", "- when: '('");
        await().untilAsserted(() -> assertThat(problems.value()).isEqualTo(3));
        world.setEntry("trigger.also-broken", null);
        await().untilAsserted(() -> assertThat(problems.value()).isEqualTo(2));
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        String json = NotifyWorld.application("restarted", "on-plain.on-deployed-webhook", "");
        world.records().observe("restart-1", "restarted", Kind.APPLICATION, json);
        world.awaitDelivered("restart-1", "on-plain", "on-deployed-webhook:");
        world.stopService();
        world.records().observe("restart-2", "restarted", Kind.APPLICATION, json);
        world.startService();
        await().until(() -> !world.records().outcomes("restart-2").isEmpty());
        assertThat(world.records().outcomes("restart-2"))
                .containsExactly(new Outcome.NotNotified("everybody was already notified"));
    }

    @Test
    void whatAnApplicationWasNotifiedOfIsWrittenBackForArgoCd() throws Exception {
        var applications = world.client()
                .genericKubernetesResources(Resources.APPLICATIONS)
                .inNamespace("argocd");
        applications
                .resource(world.client()
                        .getKubernetesSerialization()
                        .unmarshal(
                                NotifyWorld.reconciled(
                                        NotifyWorld.application("written", "on-plain.on-deployed-webhook", "")),
                                GenericKubernetesResource.class))
                .create();
        String json = world.client()
                .getKubernetesSerialization()
                .asJson(applications.withName("written").get());
        world.records().observe("written-1", "written", Kind.APPLICATION, json);
        await().until(() -> applications
                .withName("written")
                .get()
                .getMetadata()
                .getAnnotations()
                .getOrDefault(NotifiedAnnotation.NAME, "")
                .contains(":on-plain:[0]."));

        String later = world.client()
                .getKubernetesSerialization()
                .asJson(applications.withName("written").get());
        world.records().observe("written-2", "written", Kind.APPLICATION, later);
        await().until(() -> !world.records().outcomes("written-2").isEmpty());
        assertThat(world.reason("written-2")).isEqualTo("everybody was already notified");
    }

    @Test
    void whatIsKnownOfAnApplicationIsToldUntilItIsDeleted() throws Exception {
        String json = NotifyWorld.reconciled(NotifyWorld.application("known", "on-plain.on-deployed-webhook", ""))
                .replace("\"name\":\"known\"", "\"name\":\"known\",\"uid\":\"u1\",\"resourceVersion\":\"5\"");
        world.records().observe("known-1", "known", Kind.APPLICATION, json);
        world.records().observe("known-2", "known", Kind.APPLICATION, json.replace("\"5\"", "\"6\""));
        world.records().observe("known-3", "known", Kind.APPLICATION, json.replace(NotifyWorld.REVISION, "r2"));
        world.records().observe("known-4", "known", Kind.DELETED, json);
        world.records().observe("known-5", "known", Kind.APPLICATION, json.replace("\"5\"", "\"7\""));
        await().until(() -> !world.records().outcomes("known-5").isEmpty());

        assertThat(world.reason("known-3")).startsWith("late:");
        assertThat(world.reason("known-4")).contains("deleted");
        assertThat(world.reason("known-5")).startsWith("late:");
        List<Envelope> told = world.records().read(Topics.APPLICATIONS).stream()
                .filter(it -> "argocd/known".equals(it.key()))
                .toList();
        assertThat(told).hasSize(2);
        KnownApplication known = ApplicationCodec.decode(told.getFirst());
        assertThat(known.uid()).isEqualTo("u1");
        assertThat(known.revision()).isEqualTo(NotifyWorld.REVISION);
        assertThat(known.images())
                .contains(new KnownApplication.Image("nginx:1.27.1", Instant.parse("2026-05-04T09:00:00Z")));
        assertThat(known.notified()).hasSize(1);
        assertThat(told.getLast().rawValue()).isNull();
    }

    @Test
    void anUnreadableRecordIsADeadLetterAndTheNextIsDecidedOn() throws Exception {
        world.records()
                .send(new Envelope("argocd/x", Map.of("ce_id", "poison"), "{{".getBytes(StandardCharsets.UTF_8)));
        await().until(() -> world.records().outcomes("poison").stream().anyMatch(Outcome.Dead.class::isInstance));
        assertThat(world.records().read(Topics.DEAD_LETTERS)).anyMatch(it -> "poison".equals(it.header("ce_id")));
    }
}
