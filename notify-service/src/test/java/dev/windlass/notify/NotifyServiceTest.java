package dev.windlass.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.ApplicationCodec;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.KnownApplication;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncObserved.Kind;
import dev.windlass.contracts.Topics;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import dev.windlass.notify.decide.NotifiedAnnotation;
import dev.windlass.notify.send.Receiver;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a real broker, before a real Kubernetes API, a webhook and a Slack of its own. */
final class NotifyServiceTest {
    private static final String RESULT = resource("examples/sync-result.json");
    private static final String BARE =
            "message: '{{.app.metadata.name}} in {{.app.spec.destination.namespace}} at {{.app.status.sync.revision}}'";
    private static final String REVISION = "f3937462080c6946ff5ec4b5fa393e7c22388e4c";

    @TempDir
    private static Path folder;

    private static DevBroker broker;
    private static DevCluster cluster;
    private static KubernetesClient client;
    private static Receiver receiver;
    private static Records records;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        broker = DevBroker.start(0, folder.resolve("kafka"));
        cluster = DevCluster.start(DevClusterSettings.defaults().withFolder(folder.resolve("cluster")));
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        client = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 16);
        receiver = new Receiver();
        receiver.answer(
                "/api/chat.postMessage",
                (n, request) -> new Receiver.Reply(
                        200,
                        Map.of("Content-Type", "application/json"),
                        "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}"));
        records = new Records(broker.bootstrapServers());
        configure();
        service = startService();
    }

    @AfterAll
    static void stop() {
        service.close();
        records.close();
        receiver.close();
        client.close();
        cluster.close();
        broker.close();
    }

    private static ConfigurableApplicationContext startService() {
        return NotifyServiceApplication.builder()
                .run(
                        "--spring.main.web-application-type=none",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--windlass.kubernetes.kubeconfig=" + folder.resolve("kubeconfig"),
                        "--windlass.notify.write-back=true",
                        "--windlass.notify.state-dir=" + folder.resolve("state"));
    }

    private static void configure() {
        if (client.namespaces().withName("argocd").get() == null) {
            client.namespaces()
                    .resource(new io.fabric8.kubernetes.api.model.NamespaceBuilder()
                            .withNewMetadata()
                            .withName("argocd")
                            .endMetadata()
                            .build())
                    .create();
        }
        client.genericKubernetesResources(Resources.APPLICATIONS)
                .inNamespace("argocd")
                .resource(client.getKubernetesSerialization()
                        .unmarshal(application("in-cluster", "on-bare.bare", ""), GenericKubernetesResource.class))
                .create();
        client.secrets()
                .inNamespace("argocd")
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("argocd-notifications-secret")
                        .endMetadata()
                        .withStringData(Map.of("slack-token", "xoxb-very-secret", "hook-token", "hook-very-secret"))
                        .build())
                .create();
        client.configMaps()
                .inNamespace("argocd")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("argocd-notifications-cm")
                        .endMetadata()
                        .withData(Map.ofEntries(
                                Map.entry("service.webhook.on-deployed-webhook", webhook("/deployed")),
                                Map.entry(
                                        "service.webhook.failing",
                                        webhook("/failing") + "retryWaitMin: 10ms\nretryMax: -1\n"),
                                Map.entry("service.webhook.parked", webhook("/parked") + "retryMax: -1\n"),
                                Map.entry("service.webhook.failing-once", webhook("/failing-once") + "retryMax: -1\n"),
                                Map.entry("service.webhook.flaky", webhook("/flaky") + "retryWaitMin: 10ms\n"),
                                Map.entry("service.webhook.gone", webhook("/gone")),
                                Map.entry("service.event", "namespace: workflows\ndiscriminator: deployed\n"),
                                Map.entry(
                                        "template.threaded",
                                        "message: m\nslack:\n  groupingKey: '{{.app.metadata.name}}'\n"),
                                Map.entry(
                                        "trigger.on-threaded",
                                        "- when: \"true\"\n  oncePer: app.status.sync.revision\n  send: [threaded]\n"),
                                Map.entry("template.event", "event:\n  body: '{\"images\":{{toJson .images}}}'\n"),
                                Map.entry("trigger.on-event", "- when: \"true\"\n  send: [event]\n"),
                                Map.entry("service.webhook.hang", webhook("/hang")),
                                Map.entry(
                                        "service.slack", "token: $slack-token\napiURL: " + receiver.url() + "/api/\n"),
                                Map.entry("service.broken", "a: ["),
                                Map.entry("service.webhook.bare", webhook("/bare")),
                                Map.entry(
                                        "template.on-deployed-template",
                                        data("examples/on-deployed-webhook-cm.yaml", "template.on-deployed-template")),
                                Map.entry(
                                        "template.for-slack",
                                        data("examples/on-deployed-slack-cm.yaml", "template.on-deployed-template")),
                                Map.entry("template.plain", "message: \"{{.app.metadata.name}}\"\n"),
                                Map.entry("template.bare", BARE),
                                Map.entry(
                                        "trigger.on-deployed-trigger",
                                        data("examples/on-deployed-webhook-cm.yaml", "trigger.on-deployed-trigger")),
                                Map.entry(
                                        "trigger.on-slack",
                                        data("examples/on-deployed-slack-cm.yaml", "trigger.on-deployed-trigger")
                                                .replace("on-deployed-template", "for-slack")),
                                Map.entry(
                                        "trigger.on-plain",
                                        "when: \"true\"\noncePer: app.status.sync.revision\nsend: [plain]\n"),
                                Map.entry(
                                        "trigger.on-bare",
                                        "- when: app.status.health.status == 'Healthy'\n  send: [bare]\n"),
                                Map.entry("trigger.on-broken", "- when: 'app.'\n")))
                        .build())
                .create();
    }

    @Test
    void anApplicationReachesTheWebhookOncePerRevisionWithTheDocumentsBody() throws Exception {
        records.observe(
                "app-1",
                "posted",
                Kind.APPLICATION,
                application("posted", "on-deployed-trigger.on-deployed-webhook", ""));
        await().until(() -> records.outcomes("app-1")
                .contains(new Outcome.Delivered("on-deployed-trigger", "on-deployed-webhook:")));
        Receiver.Request request = receiver.at("/deployed").stream()
                .filter(it -> it.method().equals("POST"))
                .findFirst()
                .orElseThrow();
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("webhook-id")).isNotEmpty();
        assertThat(request.body().strip())
                .startsWith("{\"resources\":[{\"group\":\"apps\"")
                .endsWith("\"revision\":\"" + REVISION + "\"}");

        records.observe(
                "app-2",
                "posted",
                Kind.APPLICATION,
                application("posted", "on-deployed-trigger.on-deployed-webhook", ""));
        records.observe("app-3", "posted", Kind.SYNC_RESULT, RESULT);
        await().until(() -> !records.outcomes("app-3").isEmpty());
        assertThat(records.outcomes("app-2"))
                .containsExactly(new Outcome.NotNotified("everybody was already notified"));
        assertThat(records.outcomes("app-3"))
                .containsExactly(new Outcome.NotNotified("everybody was already notified"));
    }

    @Test
    void slackHearsOfAnImageOnceThoughTwoResourcesCarryIt() throws Exception {
        records.observe(
                "slack-1", "for-slack", Kind.APPLICATION, application("for-slack", "on-slack.slack", "deploys"));
        await().until(() -> records.outcomes("slack-1").contains(new Outcome.Delivered("on-slack", "slack:deploys")));
        String form = receiver.at("/api/chat.postMessage").stream()
                .map(it -> URLDecoder.decode(it.body(), StandardCharsets.UTF_8))
                .filter(it -> it.contains("channel=deploys"))
                .findFirst()
                .orElseThrow();
        assertThat(form).containsOnlyOnce("nginx:1.27.1").contains("*部署通知*");
    }

    @Test
    void aRecordOfAnotherProducerIsDecidedOnWithItsApplication() throws Exception {
        records.observe(
                "foreign-1", "foreign", Kind.APPLICATION, application("foreign", "on-plain.on-deployed-webhook", ""));
        await().until(() -> !records.outcomes("foreign-1").isEmpty());
        records.send(new Envelope(
                "some-other-key",
                Map.of("ce_id", "foreign-2", "namespace", "argocd", "application", "foreign"),
                RESULT.getBytes(StandardCharsets.UTF_8)));
        await().until(() -> !records.outcomes("foreign-2").isEmpty());
        assertThat(records.outcomes("foreign-2"))
                .containsExactly(new Outcome.NotNotified("everybody was already notified"));
    }

    @Test
    void aBareResultIsLaidOverTheApplicationInTheCluster() throws Exception {
        records.observe("bare-1", "in-cluster", Kind.SYNC_RESULT, RESULT);
        await().until(() -> records.outcomes("bare-1").contains(new Outcome.Delivered("on-bare", "bare:")));
        assertThat(receiver.at("/bare").getFirst().body()).contains("in-cluster in shop at " + REVISION);
    }

    @Test
    void aBrokenEntryIsToldOnTheConfigMapAndToTheHealthCheck() {
        await().until(() -> client.v1().events().inNamespace("argocd").list().getItems().stream()
                .filter(it ->
                        "argocd-notifications-cm".equals(it.getInvolvedObject().getName()))
                .anyMatch(it -> it.getMessage().contains("trigger.on-broken")));
        HealthIndicator health = service.getBean("notificationsHealthIndicator", HealthIndicator.class);
        assertThat(String.valueOf(Objects.requireNonNull(health.health()).getDetails()))
                .contains("argocd", "trigger.on-broken", "service.broken")
                .doesNotContain("very-secret");
    }

    @Test
    void brokenEntriesAreCountedByAMetric() {
        Gauge problems = service.getBean(MeterRegistry.class)
                .get("windlass.notify.config.problems")
                .gauge();
        await().untilAsserted(() -> assertThat(problems.value()).isEqualTo(2));
        setEntry("trigger.also-broken", "- when: '('");
        await().untilAsserted(() -> assertThat(problems.value()).isEqualTo(3));
        setEntry("trigger.also-broken", null);
        await().untilAsserted(() -> assertThat(problems.value()).isEqualTo(2));
    }

    @Test
    void anEventIsPutForTheBindingsToReactTo() throws Exception {
        records.observe("event-1", "eventful", Kind.APPLICATION, application("eventful", "on-event.event", ""));
        await().until(() -> records.outcomes("event-1").contains(new Outcome.Delivered("on-event", "event:")));
        assertThat(records.read(Topics.EVENTS)).singleElement().satisfies(it -> {
            EventReceived event = EventCodec.decode(it);
            assertThat(event.namespace()).isEqualTo("workflows");
            assertThat(event.discriminator()).isEqualTo("deployed");
            assertThat(event.caller()).isNull();
            assertThat(event.payload().toString()).contains("nginx:1.27.1");
        });
    }

    @Test
    void aSlackThreadGoesOnAfterARestart() throws Exception {
        String first = application("threaded", "on-threaded.slack", "team");
        records.observe("thread-1", "threaded", Kind.APPLICATION, first);
        await().until(() -> records.outcomes("thread-1").contains(new Outcome.Delivered("on-threaded", "slack:team")));
        service.close();
        service = startService();
        records.observe("thread-2", "threaded", Kind.APPLICATION, first.replace(REVISION, "another"));
        await().until(() -> records.outcomes("thread-2").contains(new Outcome.Delivered("on-threaded", "slack:team")));
        assertThat(receiver.at("/api/chat.postMessage"))
                .filteredOn(it -> it.body().contains("channel=team"))
                .extracting(it -> it.body().contains("thread_ts=1.1"))
                .containsExactly(false, true);
    }

    @Test
    void aRestartForgetsNothing() throws Exception {
        String json = application("restarted", "on-plain.on-deployed-webhook", "");
        records.observe("restart-1", "restarted", Kind.APPLICATION, json);
        await().until(() ->
                records.outcomes("restart-1").contains(new Outcome.Delivered("on-plain", "on-deployed-webhook:")));
        service.close();
        records.observe("restart-2", "restarted", Kind.APPLICATION, json);
        service = startService();
        await().until(() -> !records.outcomes("restart-2").isEmpty());
        assertThat(records.outcomes("restart-2"))
                .containsExactly(new Outcome.NotNotified("everybody was already notified"));
    }

    @Test
    void whatAnApplicationWasNotifiedOfIsWrittenBackForArgoCd() throws Exception {
        var applications =
                client.genericKubernetesResources(Resources.APPLICATIONS).inNamespace("argocd");
        applications
                .resource(client.getKubernetesSerialization()
                        .unmarshal(
                                reconciled(application("written", "on-plain.on-deployed-webhook", "")),
                                GenericKubernetesResource.class))
                .create();
        String json = client.getKubernetesSerialization()
                .asJson(applications.withName("written").get());
        records.observe("written-1", "written", Kind.APPLICATION, json);
        await().until(() -> applications
                .withName("written")
                .get()
                .getMetadata()
                .getAnnotations()
                .getOrDefault(NotifiedAnnotation.NAME, "")
                .contains(":on-plain:[0]."));

        String later = client.getKubernetesSerialization()
                .asJson(applications.withName("written").get());
        records.observe("written-2", "written", Kind.APPLICATION, later);
        await().until(() -> !records.outcomes("written-2").isEmpty());
        assertThat(reason("written-2")).isEqualTo("everybody was already notified");
    }

    @Test
    void whatIsKnownOfAnApplicationIsToldUntilItIsDeleted() throws Exception {
        String json = reconciled(application("known", "on-plain.on-deployed-webhook", ""))
                .replace("\"name\":\"known\"", "\"name\":\"known\",\"uid\":\"u1\",\"resourceVersion\":\"5\"");
        records.observe("known-1", "known", Kind.APPLICATION, json);
        records.observe("known-2", "known", Kind.APPLICATION, json.replace("\"5\"", "\"6\""));
        records.observe("known-3", "known", Kind.APPLICATION, json.replace(REVISION, "r2"));
        records.observe("known-4", "known", Kind.DELETED, json);
        records.observe("known-5", "known", Kind.APPLICATION, json.replace("\"5\"", "\"7\""));
        await().until(() -> !records.outcomes("known-5").isEmpty());

        assertThat(reason("known-3")).startsWith("late:");
        assertThat(reason("known-4")).contains("deleted");
        assertThat(reason("known-5")).startsWith("late:");
        List<Envelope> told = records.read(Topics.APPLICATIONS).stream()
                .filter(it -> "argocd/known".equals(it.key()))
                .toList();
        assertThat(told).hasSize(2);
        KnownApplication known = ApplicationCodec.decode(told.getFirst());
        assertThat(known.uid()).isEqualTo("u1");
        assertThat(known.revision()).isEqualTo(REVISION);
        assertThat(known.images())
                .contains(new KnownApplication.Image("nginx:1.27.1", Instant.parse("2026-05-04T09:00:00Z")));
        assertThat(known.notified()).hasSize(1);
        assertThat(told.getLast().rawValue()).isNull();
    }

    /** With the times that an Application in a cluster has. */
    private static String reconciled(String application) {
        return application.replace(
                "\"operationState\":{",
                "\"reconciledAt\":\"2026-05-04T09:00:00Z\",\"operationState\":{\"finishedAt\":\"2026-05-04T09:00:00Z\",");
    }

    private static String reason(String id) throws Exception {
        return ((Outcome.NotNotified) records.outcomes(id).getFirst()).reason();
    }

    @Test
    void anUnreadableRecordIsADeadLetterAndTheNextIsDecidedOn() throws Exception {
        records.send(new Envelope("argocd/x", Map.of("ce_id", "poison"), "{{".getBytes(StandardCharsets.UTF_8)));
        await().until(() -> records.outcomes("poison").stream().anyMatch(Outcome.Dead.class::isInstance));
        assertThat(records.read(Topics.DEAD_LETTERS)).anyMatch(it -> "poison".equals(it.header("ce_id")));
    }

    @Test
    void aFailingWebhookIsTriedAgainLaterAndDelaysNobody() throws Exception {
        receiver.answer("/failing", (n, request) -> Receiver.Reply.of(n == 0 ? 503 : 200));
        records.observe("fail-1", "failing", Kind.APPLICATION, application("failing", "on-plain.failing", ""));
        await().until(() -> records.outcomes("fail-1").stream().anyMatch(Outcome.Delayed.class::isInstance));
        records.observe(
                "fail-2", "healthy", Kind.APPLICATION, application("healthy", "on-plain.on-deployed-webhook", ""));
        await().atMost(Duration.ofSeconds(4))
                .until(() ->
                        records.outcomes("fail-2").contains(new Outcome.Delivered("on-plain", "on-deployed-webhook:")));
        await().until(() -> records.outcomes("fail-1").contains(new Outcome.Delivered("on-plain", "failing:")));
        assertThat(receiver.at("/failing"))
                .extracting(it -> it.header("webhook-id"))
                .hasSize(2)
                .containsOnly(receiver.at("/failing").getFirst().header("webhook-id"));
    }

    @Test
    void hangingDestinationsDelayNobody() throws Exception {
        var hanging = new CountDownLatch(1);
        receiver.answer("/hang", (n, request) -> {
            hanging.await(20, TimeUnit.SECONDS);
            return Receiver.Reply.of(200);
        });
        String everyPartition = "a;b;c;d;e;f;g;h;i;j;k;l";
        records.observe("hang-1", "hanging", Kind.APPLICATION, application("hanging", "on-plain.hang", everyPartition));
        await().until(() -> receiver.at("/hang").size() == 12);
        records.observe(
                "hang-2",
                "unhindered",
                Kind.APPLICATION,
                application("unhindered", "on-plain.on-deployed-webhook", ""));
        await().atMost(Duration.ofSeconds(4))
                .until(() ->
                        records.outcomes("hang-2").contains(new Outcome.Delivered("on-plain", "on-deployed-webhook:")));
        hanging.countDown();
        await().until(() -> records.outcomes("hang-1").stream()
                        .filter(Outcome.Delivered.class::isInstance)
                        .count()
                == 12);
    }

    @Test
    void parkedDeliveriesOfAHangingDestinationDelayNoOtherParkedOnes() throws Exception {
        var hanging = new CountDownLatch(1);
        receiver.answer("/parked", (n, request) -> {
            if (n < 12) {
                return Receiver.Reply.of(503);
            }
            hanging.await(20, TimeUnit.SECONDS);
            return Receiver.Reply.of(200);
        });
        receiver.answer("/failing-once", (n, request) -> Receiver.Reply.of(n == 0 ? 503 : 200));
        String everyPartition = "a;b;c;d;e;f;g;h;i;j;k;l";
        records.observe(
                "parked-1", "parked", Kind.APPLICATION, application("parked", "on-plain.parked", everyPartition));
        await().until(() -> receiver.at("/parked").size() >= 12);
        records.observe("parked-2", "once", Kind.APPLICATION, application("once", "on-plain.failing-once", ""));
        await().until(() -> receiver.at("/parked").size() == 24);
        await().atMost(Duration.ofSeconds(4))
                .until(() -> records.outcomes("parked-2").contains(new Outcome.Delivered("on-plain", "failing-once:")));
        assertThat(records.outcomes("parked-1")).noneMatch(Outcome.Delivered.class::isInstance);
        hanging.countDown();
        await().until(() -> records.outcomes("parked-1").stream()
                        .filter(Outcome.Delivered.class::isInstance)
                        .count()
                == 12);
    }

    @Test
    void aPassingFaultIsRetriedInHand() throws Exception {
        receiver.answer("/flaky", (n, request) -> Receiver.Reply.of(n < 2 ? 500 : 200));
        records.observe("flaky-1", "flaky", Kind.APPLICATION, application("flaky", "on-plain.flaky", ""));
        await().until(() -> records.outcomes("flaky-1").contains(new Outcome.Delivered("on-plain", "flaky:")));
        assertThat(receiver.at("/flaky")).hasSize(3);
    }

    @Test
    void whatADestinationRefusesIsADeadLetterWithoutSecrets() throws Exception {
        receiver.answer("/gone", (n, request) -> new Receiver.Reply(410, Map.of(), "no more hook-very-secret"));
        records.observe("gone-1", "gone", Kind.APPLICATION, application("gone", "on-plain.gone", ""));
        await().until(() -> records.outcomes("gone-1").stream().anyMatch(Outcome.Dead.class::isInstance));
        assertThat(records.outcomes("gone-1"))
                .contains(new Outcome.DeliveryFailed(
                        "on-plain", "gone:", "request has failed with error code 410 : no more ***"));
    }

    /** Null takes the entry away. */
    private static void setEntry(String key, @Nullable String value) {
        client.configMaps()
                .inNamespace("argocd")
                .withName("argocd-notifications-cm")
                .edit(it -> {
                    it.getData().remove(key);
                    if (value != null) {
                        it.getData().put(key, value);
                    }
                    return it;
                });
    }

    private static String webhook(String path) {
        return "url: " + receiver.url() + path
                + "\n"
                + "headers:\n"
                + "- name: Content-Type\n"
                + "  value: application/json\n"
                + "- name: X-Token\n"
                + "  value: $hook-token\n";
    }

    private static String application(String name, String subscription, String recipient) {
        return """
            {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
             "metadata":{"name":"%s","namespace":"argocd",
               "annotations":{"notifications.argoj.io/subscribe.%s":"%s"}},
             "spec":{"destination":{"namespace":"shop"}},
             "status":{"sync":{"status":"Synced","revision":"%s"},"health":{"status":"Healthy"},
               "operationState":{"phase":"Succeeded","syncResult":%s}}}
            """.formatted(name, subscription, recipient, REVISION, RESULT);
    }

    /** An entry of a ConfigMap in a file; of a key that stands twice, the last. */
    private static String data(String file, String key) {
        var options = new org.yaml.snakeyaml.LoaderOptions();
        options.setAllowDuplicateKeys(true);
        Map<String, Map<String, String>> map = new org.yaml.snakeyaml.Yaml(options).load(resource(file));
        return Objects.requireNonNull(Objects.requireNonNull(map.get("data")).get(key));
    }

    private static String resource(String name) {
        try (var in = NotifyServiceTest.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
