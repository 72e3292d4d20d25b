package dev.windlass.ingest;

import dev.windlass.contracts.kafka.TopicSettings;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.Identity;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.kube.KubeAwayException;
import dev.windlass.kube.KubeClients;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A broker, a development cluster, and any number of ingest services, as a test wants them. */
final class World implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Path folder;
    private final DevBroker broker;
    private final DevCluster cluster;
    private final KubernetesClient client;
    private final KubeApi admin;
    private final Path kubeconfig;

    World(Path folder) throws IOException {
        this(folder, DevClusterSettings.defaults());
    }

    World(Path folder, DevClusterSettings settings) throws IOException {
        this.folder = folder;
        this.broker = DevBroker.start(0, folder.resolve("kafka"));
        this.cluster = DevCluster.start(settings);
        this.kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        this.client = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 64);
        this.admin = new KubeApi(client);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    URI clusterUrl() {
        return cluster.url();
    }

    /** The administrator's kubeconfig, with another server in the cluster's place. */
    Path kubeconfigWith(URI server) throws IOException {
        Path file = folder.resolve("kubeconfig-" + server.getPort());
        Files.writeString(
                file, Files.readString(kubeconfig).replace(cluster.url().toString(), server.toString()));
        return file;
    }

    /** Makes the topics, as a service does when it starts. */
    void createTopics() throws Exception {
        try (var kafka = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
            new TopicSettings(1, (short) 1, 1, Duration.ofDays(1), Duration.ofDays(1)).create(kafka);
        }
    }

    /** A service on a free port; the arguments win over what tests usually want. */
    int startService(Path kubeconfig, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--server.address=127.0.0.1",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--windlass.ingest.watch-applications=false",
                "--windlass.kubernetes.kubeconfig=" + kubeconfig,
                "--windlass.topics.partitions=1"));
        for (String argument : arguments) {
            all.removeIf(it -> it.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
            all.add(argument);
        }
        ConfigurableApplicationContext service =
                IngestServiceApplication.builder().run(all.toArray(String[]::new));
        services.add(service);
        return port(service);
    }

    static int port(ConfigurableApplicationContext service) {
        return Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Asks the API server as its administrator; a refusal is a fault of the test. */
    JsonNode admin(String method, String path, String body) {
        Answer answer = ask(method, path, body);
        if (!answer.isSuccess() && answer.status() != 409) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
        return JSON.readTree(answer.body());
    }

    Answer ask(String method, String path, String body) {
        try {
            return admin.send(Identity.OWN, method, path, body.isEmpty() ? null : body);
        } catch (KubeAwayException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes an object by what is given of it. */
    void merge(String path, String part) {
        try {
            Answer answer = admin.send(Identity.OWN, "PATCH", path, part, "application/merge-patch+json");
            if (!answer.isSuccess()) {
                throw new AssertionError("PATCH " + path + ": " + answer);
            }
        } catch (KubeAwayException e) {
            throw new AssertionError(e);
        }
    }

    void delete(String path) {
        ask("DELETE", path, "");
    }

    void namespace(String name) {
        admin("POST", "/api/v1/namespaces", "{\"metadata\":{\"name\":\"" + name + "\"}}");
    }

    void serviceAccount(String namespace, String name) {
        admin("POST", "/api/v1/namespaces/" + namespace + "/serviceaccounts", """
                {"metadata":{"name":"%s"}}""".formatted(name));
    }

    /** Lets a service account do what the rules say, in its namespace. */
    void allow(String namespace, String account, String rules) {
        String rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace;
        admin("POST", rbac + "/roles", """
                {"metadata":{"name":"%s"},"rules":%s}""".formatted(account, rules));
        admin("POST", rbac + "/rolebindings", """
                {"metadata":{"name":"%s"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"%s"},
                "subjects":[{"kind":"ServiceAccount","name":"%s","namespace":"%s"}]}""".formatted(account, account, account, namespace));
    }

    /** Lets a service account of another namespace get and list a resource. */
    void allowReading(String namespace, String account, String home, String resource) {
        String rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace;
        admin("POST", rbac + "/roles", """
                {"metadata":{"name":"read"},"rules":[{"apiGroups":["argoproj.io"],"resources":["%s"],
                "verbs":["get","list"]}]}""".formatted(resource));
        admin("POST", rbac + "/rolebindings", """
                {"metadata":{"name":"read"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"read"},
                "subjects":[{"kind":"ServiceAccount","name":"%s","namespace":"%s"}]}""".formatted(account, home));
    }

    /** A token of {@code system:serviceaccount:NAMESPACE:NAME}. */
    String token(String user) {
        return tokens.computeIfAbsent(user, it -> {
            String[] parts = it.split(":", -1);
            return admin(
                            "POST",
                            "/api/v1/namespaces/" + parts[2] + "/serviceaccounts/" + parts[3] + "/token",
                            "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}")
                    .path("status")
                    .path("token")
                    .asString();
        });
    }

    /** A kubeconfig with a service account's token. */
    Path kubeconfigOf(String user) throws IOException {
        String own = Files.readString(kubeconfig);
        Path file = folder.resolve(user.replace(':', '-'));
        Files.writeString(file, own.replaceAll("token: .*", "token: " + token(user)));
        return file;
    }

    @Override
    public void close() {
        services.forEach(ConfigurableApplicationContext::close);
        admin.close();
        client.close();
        cluster.close();
        broker.close();
    }
}
