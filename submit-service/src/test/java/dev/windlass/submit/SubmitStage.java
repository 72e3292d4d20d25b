package dev.windlass.submit;

import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.contracts.kafka.TopicSettings;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a broker and a development cluster that can go away. */
final class SubmitStage implements AutoCloseable {
    private static final String MANIFESTS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: argo}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowTemplate
            metadata: {name: hello, namespace: argo}
            spec: {entrypoint: main}
            """;

    private final Path folder;
    private final DevBroker broker;
    private final KubernetesClient client;
    private final ConfigurableApplicationContext service;
    private final TopicProbe topics;
    private DevCluster cluster;
    private final int port;

    SubmitStage(Path folder) throws Exception {
        this.folder = folder;
        broker = DevBroker.start(0, folder.resolve("kafka"));
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicSettings(2, (short) 1, 1, Duration.ofDays(1), Duration.ofDays(1)).create(admin);
        }
        cluster = startCluster(0);
        port = cluster.url().getPort();
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        client = KubeClients.create(kubeconfig, Duration.ofSeconds(5), 10);
        client.load(new ByteArrayInputStream(MANIFESTS.getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(it -> client.resource(it).create());
        service = SubmitServiceApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--windlass.kubernetes.kubeconfig=" + kubeconfig,
                        "--windlass.kubernetes.request-timeout=2s",
                        "--windlass.submit.pause=500ms");
        topics = new TopicProbe(broker.bootstrapServers());
    }

    /** Asks for a Workflow of that name, made from a template that is there. */
    static SubmitCommand command(String eventId, String name, @Nullable String partitionKey) {
        return new SubmitCommand(
                eventId,
                "argo",
                "hello",
                new TemplateRef("hello", false),
                name,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                null,
                partitionKey);
    }

    KubernetesClient client() {
        return client;
    }

    TopicProbe topics() {
        return topics;
    }

    List<GenericKubernetesResource> workflows() {
        return client.genericKubernetesResources(Resources.WORKFLOWS)
                .inNamespace("argo")
                .list()
                .getItems();
    }

    int port() {
        return port;
    }

    void stopCluster() {
        cluster.close();
    }

    void startCluster() throws IOException {
        cluster = startCluster(port);
    }

    @Override
    public void close() {
        topics.close();
        service.close();
        client.close();
        cluster.close();
        broker.close();
    }

    private DevCluster startCluster(int at) throws IOException {
        return DevCluster.start(
                DevClusterSettings.defaults().withPort(at).withTls(false).withFolder(folder.resolve("cluster")));
    }
}
