package dev.windlass.standalone;

import dev.windlass.binding.BindingServiceApplication;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.TopicSettings;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.ingest.IngestServiceApplication;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import dev.windlass.notify.NotifyServiceApplication;
import dev.windlass.submit.SubmitServiceApplication;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The services before a cluster that enforces rights, each with the token of its account in {@code deploy/rbac}. */
final class RightsWorld implements AutoCloseable {
    private static final Path MANIFESTS = Path.of("../deploy/rbac");
    private static final String SERVER_MODE = "server-mode.yaml";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final Map<String, Integer> doors = new HashMap<>();
    private final Path folder;
    private final DevBroker broker;
    private final DevCluster cluster;
    private final KubernetesClient admin;
    private final TopicProbe topics;

    RightsWorld(Path folder) throws Exception {
        this.folder = folder;
        broker = DevBroker.start(0, folder.resolve("kafka"));
        try (Admin kafka = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicSettings(1, (short) 1, 1, Duration.ofDays(1), Duration.ofDays(1)).create(kafka);
        }
        topics = new TopicProbe(broker.bootstrapServers());
        cluster = DevCluster.start(DevClusterSettings.defaults());
        admin = KubeClients.create(cluster.writeKubeconfig(folder.resolve("admin")), Duration.ofSeconds(10), 10);
        try (InputStream objects = RightsWorld.class.getResourceAsStream("/rights.yaml");
                Stream<Path> manifests = Files.list(MANIFESTS)) {
            load(objects);
            for (Path each : manifests.filter(it -> !it.endsWith(SERVER_MODE)).toList()) {
                load(each);
            }
        }
        doors.put("client", door("client"));
        run(BindingServiceApplication.builder().web(WebApplicationType.NONE), "binding");
        run(SubmitServiceApplication.builder().web(WebApplicationType.NONE), "submit");
        run(NotifyServiceApplication.builder().web(WebApplicationType.NONE), "notify");
    }

    /** Starts a second door, in auth mode server, with the rights that takes. */
    void startServerMode() throws IOException {
        load(MANIFESTS.resolve(SERVER_MODE));
        doors.put("server", door("server"));
    }

    /** The answer to an event, once its outcomes are complete. */
    String send(String authMode, String token, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + doors.get(authMode) + "/api/v1/events/argo/-?wait=30s");
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    /** What {@code kubectl create token} prints. */
    String token(String namespace, String account) {
        TokenRequest request =
                admin.serviceAccounts().inNamespace(namespace).withName(account).tokenRequest(new TokenRequest());
        return request.getStatus().getToken();
    }

    List<GenericKubernetesResource> workflows(String prefix) {
        return admin.genericKubernetesResources(Resources.WORKFLOWS).inNamespace("argo").list().getItems().stream()
                .filter(it -> it.getMetadata().getName().startsWith(prefix))
                .toList();
    }

    /** Reason and teller of the Events that {@code kubectl describe} shows. */
    List<String> described(String namespace, String kind, String name) {
        String uid = kind.equals("ConfigMap")
                ? admin.configMaps()
                        .inNamespace(namespace)
                        .withName(name)
                        .get()
                        .getMetadata()
                        .getUid()
                : admin.genericKubernetesResources(Resources.WORKFLOW_EVENT_BINDINGS)
                        .inNamespace(namespace)
                        .withName(name)
                        .get()
                        .getMetadata()
                        .getUid();
        return admin
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.kind", kind)
                .withField("involvedObject.name", name)
                .withField("involvedObject.uid", uid)
                .list()
                .getItems()
                .stream()
                .map(it -> it.getReason() + " " + it.getSource().getComponent())
                .toList();
    }

    int syncs() {
        return topics.read(Topics.SYNCS).size();
    }

    /** Takes the right to impersonate any extra away from the submit service. */
    void forbidExtras() {
        admin.rbac()
                .clusterRoles()
                .withName("windlass-submit")
                .edit(role -> new ClusterRoleBuilder(role)
                        .withRules(role.getRules().stream()
                                .map(RightsWorld::withoutExtras)
                                .toList())
                        .build());
    }

    private static PolicyRule withoutExtras(PolicyRule rule) {
        rule.setResources(rule.getResources().stream()
                .filter(it -> !it.startsWith("userextras"))
                .toList());
        return rule;
    }

    private int door(String authMode) throws IOException {
        var service = run(IngestServiceApplication.builder(), "ingest", "--windlass.ingest.auth-mode=" + authMode);
        return Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private ConfigurableApplicationContext run(SpringApplicationBuilder service, String name, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=-1",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--windlass.topics.partitions=1",
                "--windlass.binding.state-dir=" + folder.resolve("binding"),
                "--windlass.notify.state-dir=" + folder.resolve("notify"),
                "--windlass.kubernetes.kubeconfig=" + kubeconfig("windlass-" + name)));
        ConfigurableApplicationContext started = service.run(arguments.toArray(String[]::new));
        services.addFirst(started);
        return started;
    }

    /** The administrator's, with the account's token in place of his. */
    private Path kubeconfig(String account) throws IOException {
        String token = token("windlass", account);
        String own = cluster.kubeconfig().replaceAll("(?m)^(\\s*)token: .*$", "$1token: " + token);
        if (!own.contains(token)) {
            throw new AssertionError("the kubeconfig holds no token to replace");
        }
        return Files.writeString(folder.resolve(account), own);
    }

    private void load(Path manifest) throws IOException {
        try (InputStream objects = Files.newInputStream(manifest)) {
            load(objects);
        }
    }

    private void load(InputStream objects) {
        admin.load(objects).items().forEach(it -> admin.resource(it).create());
    }

    @Override
    public void close() {
        services.forEach(ConfigurableApplicationContext::close);
        topics.close();
        admin.close();
        cluster.close();
        broker.close();
        http.close();
    }
}
