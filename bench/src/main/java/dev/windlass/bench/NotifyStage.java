package dev.windlass.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.chaos.Records;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.contracts.kafka.TopicSettings;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeClients;
import dev.windlass.notify.NotifyServiceApplication;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The notify service with a broker and a cluster of its own, all in this JVM, and destinations as webhooks. */
final class NotifyStage implements AutoCloseable {
    private static final int PARTITIONS = 6;

    private final DevBroker broker;
    private final DevCluster cluster;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConfigurableApplicationContext service;
    private final Records outcomes;
    private int decided;

    NotifyStage(Path folder, Arrivals arrivals, int destinations) throws Exception {
        broker = DevBroker.start(0, folder.resolve("kafka"));
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var admin = Admin.create(kafka)) {
            new TopicSettings(PARTITIONS, (short) 1, 1, Duration.ofDays(1), Duration.ofDays(1)).create(admin);
        }
        cluster = DevCluster.start(DevClusterSettings.defaults().withFolder(folder.resolve("cluster")));
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        try (var client = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 4)) {
            configure(client, arrivals, destinations);
        }
        producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        service = NotifyServiceApplication.builder()
                .run(
                        "--spring.main.web-application-type=none",
                        "--logging.level.root=error",
                        "--logging.level.dev.windlass=error",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--windlass.kubernetes.kubeconfig=" + kubeconfig,
                        "--windlass.notify.state-dir=" + folder.resolve("state"));
        outcomes = new Records(broker.bootstrapServers(), List.of(Topics.OUTCOMES));
    }

    /** Observes an application of label {@code told}: {@code yes} reaches every destination, anything else nobody. */
    void observe(String application, String revision, String told) {
        var sync = new SyncObserved(
                application + revision,
                "argocd",
                application,
                SyncObserved.Kind.APPLICATION,
                RawJson.of("""
                    {"metadata":{"name":"%s","namespace":"argocd","labels":{"told":"%s"}},"spec":{},
                     "status":{"sync":{"revision":"%s"},"operationState":{"phase":"Succeeded",
                       "syncResult":{"resources":[{"kind":"Deployment","images":["nginx:%s"]}]}}}}
                    """.formatted(application, told, revision, revision)),
                Instant.now());
        Envelope message = SyncCodec.encode(sync);
        var _ = producer.send(KafkaEnvelopes.toRecord(Topics.SYNCS, message));
    }

    /** How many syncs of applications whose names begin with {@code app} were decided on so far. */
    int decided() {
        outcomes.read(it -> decided += new String(it.key(), UTF_8).startsWith("app") ? 1 : 0);
        return decided;
    }

    @Override
    public void close() {
        outcomes.close();
        producer.close();
        service.close();
        cluster.close();
        broker.close();
    }

    private static void configure(KubernetesClient client, Arrivals arrivals, int destinations) {
        Map<String, String> data = new HashMap<>();
        var recipients = new StringBuilder();
        for (int i = 0; i < destinations; i++) {
            data.put("service.webhook.d" + i, "url: " + arrivals.url(i) + "\n");
            recipients.append("  - 'd").append(i).append(":'\n");
        }
        data.put("trigger.on-sync", "- when: 'true'\n  oncePer: app.status.sync.revision\n  send: [revision]\n");
        data.put("template.revision", "message: '{{.app.status.sync.revision}}'\n");
        data.put("subscriptions", "- recipients:\n" + recipients + "  triggers: [on-sync]\n  selector: told=yes\n");
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("argocd")
                        .endMetadata()
                        .build())
                .create();
        client.configMaps()
                .inNamespace("argocd")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("argocd-notifications-cm")
                        .endMetadata()
                        .withData(data)
                        .build())
                .create();
    }
}
