package dev.windlass.notify;

import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncObserved.Kind;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import dev.windlass.notify.send.Receiver;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The service between a broker, a Kubernetes API, and a receiver that is webhook and Slack in one. */
final class NotifyWorld implements AutoCloseable {
    static final String RESULT = resource("examples/sync-result.json");
    static final String REVISION = "f3937462080c6946ff5ec4b5fa393e7c22388e4c";

    private static final String BARE =
            "message: '{{.app.metadata.name}} in {{.app.spec.destination.namespace}} at {{.app.status.sync.revision}}'";

    private final Path folder;
    private final DevBroker broker;
    private final DevCluster cluster;
    private final KubernetesClient client;
    private final Receiver receiver;
    private final Records records;
    private @Nullable ConfigurableApplicationContext service;

    NotifyWorld(Path folder) throws Exception {
        this.folder = folder;
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
    }

    void startService() {
        service = NotifyServiceApplication.builder()
                .run(
                        "--spring.main.web-application-type=none",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--windlass.kubernetes.kubeconfig=" + folder.resolve("kubeconfig"),
                        "--windlass.notify.write-back=true",
                        "--windlass.notify.delivery.request-timeout=35s",
                        "--windlass.notify.state-dir=" + folder.resolve("state"));
    }

    void stopService() {
        service().close();
    }

    ConfigurableApplicationContext service() {
        return Objects.requireNonNull(service);
    }

    KubernetesClient client() {
        return client;
    }

    Receiver receiver() {
        return receiver;
    }

    Records records() {
        return records;
    }

    /** Has an Application observed that subscribes to a trigger and service. */
    void observe(String id, String name, String subscription, String recipients) throws Exception {
        records.observe(id, name, Kind.APPLICATION, application(name, subscription, recipients));
    }

    void awaitDelivered(String id, String trigger, String destination) {
        await().until(() -> records.outcomes(id).contains(new Outcome.Delivered(trigger, destination)));
    }

    /** Why nobody was notified of an observation. */
    String reason(String id) throws Exception {
        return ((Outcome.NotNotified) records.outcomes(id).getFirst()).reason();
    }

    /** Null takes the entry away. */
    void setEntry(String key, @Nullable String value) {
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

    /** With the times that an Application in a cluster has. */
    static String reconciled(String application) {
        return application.replace(
                "\"operationState\":{",
                "\"reconciledAt\":\"2026-05-04T09:00:00Z\",\"operationState\":{\"finishedAt\":\"2026-05-04T09:00:00Z\",");
    }

    static String application(String name, String subscription, String recipient) {
        return """
            {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
             "metadata":{"name":"%s","namespace":"argocd",
               "annotations":{"notifications.argoj.io/subscribe.%s":"%s"}},
             "spec":{"destination":{"namespace":"shop"}},
             "status":{"sync":{"status":"Synced","revision":"%s"},"health":{"status":"Healthy"},
               "operationState":{"phase":"Succeeded","syncResult":%s}}}
            """.formatted(name, subscription, recipient, REVISION, RESULT);
    }

    @Override
    public void close() {
        stopService();
        records.close();
        receiver.close();
        client.close();
        cluster.close();
        broker.close();
    }

    private void configure() {
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

    private String webhook(String path) {
        return "url: " + receiver.url() + path
                + "\n"
                + "headers:\n"
                + "- name: Content-Type\n"
                + "  value: application/json\n"
                + "- name: X-Token\n"
                + "  value: $hook-token\n";
    }

    /** An entry of a ConfigMap in a file; of a key that stands twice, the last. */
    private static String data(String file, String key) {
        var options = new org.yaml.snakeyaml.LoaderOptions();
        options.setAllowDuplicateKeys(true);
        Map<String, Map<String, String>> map = new org.yaml.snakeyaml.Yaml(options).load(resource(file));
        return Objects.requireNonNull(Objects.requireNonNull(map.get("data")).get(key));
    }

    private static String resource(String name) {
        try (var in = NotifyWorld.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
