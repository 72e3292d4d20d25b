package dev.windlass.deploy;

import com.sun.net.httpserver.HttpServer;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Runs the four services once, as their images will, so that each writes the cache of loaded and linked classes with
 * which it starts from then on (JEP 483, 514). An event and a sync go through them.
 */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int EVENTS = 10;
    private static final int DOOR = 2746;
    private static final int FIRST_HEALTH_PORT = 8081;
    private static final List<String> SERVICES =
            List.of("ingest-service", "binding-service", "submit-service", "notify-service");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path programs;
    private final Path examples;
    private final List<Process> running = new ArrayList<>();

    private Rehearsal(Path programs, Path examples) {
        this.programs = programs;
        this.examples = examples;
    }

    /**
     * Rehearses, and fails where something does not go through.
     *
     * @param args the folder with one folder a service, each with {@code launch.args}, where {@code app.aot} is written;
     *     and the folder with the examples
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Rehearsal(Path.of(args[0]), Path.of(args[1])).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("rehearsal");
        var delivered = new CountDownLatch(1);
        HttpServer receiver = receiver(delivered);
        try (DevBroker broker = DevBroker.start(0, folder.resolve("kafka"));
                DevCluster cluster = DevCluster.start(DevClusterSettings.defaults())) {
            Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
            try (KubernetesClient client = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 8)) {
                applyExamples(client, receiver.getAddress().getPort());
                startServices(broker, kubeconfig, folder);
                play(client, delivered);
            }
            stopServices();
        } finally {
            running.forEach(Process::destroyForcibly);
            receiver.stop(0);
        }
    }

    private static HttpServer receiver(CountDownLatch delivered) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            delivered.countDown();
        });
        receiver.start();
        return receiver;
    }

    private void applyExamples(KubernetesClient client, int receiverPort) throws IOException {
        for (String namespace : List.of("argo", "argocd")) {
            client.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace)
                            .endMetadata()
                            .build())
                    .create();
        }
        apply(client, "argo", Files.readString(examples.resolve("hello-workflowtemplate.yaml")));
        apply(client, "argo", Files.readString(examples.resolve("hello-workfloweventbinding.yaml")));
        apply(
                client,
                "argocd",
                Files.readString(examples.resolve("on-deployed-webhook-cm.yaml"))
                        .replace("<your-webhook-url>", "http://127.0.0.1:" + receiverPort));
    }

    private static void apply(KubernetesClient client, String namespace, String yaml) {
        client.resource(yaml).inNamespace(namespace).create();
    }

    private void startServices(DevBroker broker, Path kubeconfig, Path folder) throws IOException {
        for (int i = 0; i < SERVICES.size(); i++) {
            String service = SERVICES.get(i);
            Path own = programs.resolve(service);
            running.add(new ProcessBuilder(
                            "java",
                            "-XX:AOTCacheOutput=" + own.resolve("app.aot"),
                            "-XX:TieredStopAtLevel=1",
                            "@" + own.resolve("launch.args"),
                            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                            "--windlass.kubernetes.kubeconfig=" + kubeconfig,
                            "--windlass.binding.state-dir=" + folder.resolve("binding"),
                            "--windlass.notify.state-dir=" + folder.resolve("notify"),
                            (i == 0 ? "--management.server.port=" : "--server.port=") + (FIRST_HEALTH_PORT + i))
                    .inheritIO()
                    .start());
        }
        for (int i = 0; i < SERVICES.size(); i++) {
            URI health = URI.create("http://127.0.0.1:" + (FIRST_HEALTH_PORT + i) + "/actuator/health/readiness");
            await(SERVICES.get(i) + " to be ready", () -> status(HttpRequest.newBuilder(health)) == 200);
        }
    }

    private void play(KubernetesClient client, CountDownLatch delivered) throws IOException, InterruptedException {
        URI door = URI.create("http://127.0.0.1:" + DOOR);
        for (int i = 0; i < EVENTS; i++) {
            post(door.resolve("/api/v1/events/argo/-"), "{\"message\": \"hello " + i + "\"}");
        }
        await(
                "the Workflows",
                () -> client.genericKubernetesResources(Resources.WORKFLOWS)
                                .inNamespace("argo")
                                .list()
                                .getItems()
                                .size()
                        == EVENTS);
        post(door.resolve("/api/v1/syncs/argocd/guestbook"), """
                {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
                 "metadata": {"name": "guestbook", "namespace": "argocd", "annotations":
                   {"notifications.argoproj.io/subscribe.on-deployed-trigger.on-deployed-webhook": ""}},
                 "spec": {"project": "default", "destination": {"namespace": "shop"}},
                 "status": {"health": {"status": "Healthy"},
                   "operationState": {"phase": "Succeeded", "finishedAt": "2026-05-04T10:02:05Z", "syncResult": %s}}}
                """.formatted(
                        Files.readString(examples.resolve("sync-result.json"))));
        if (!delivered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("no notification was delivered");
        }
    }

    private void post(URI uri, String json) {
        int status = status(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(json)));
        if (status != 200) {
            throw new IllegalStateException(uri + " answered " + status);
        }
    }

    private int status(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            running.stream().filter(it -> !it.isAlive()).findAny().ifPresent(it -> {
                throw new IllegalStateException("a service ended with " + it.exitValue());
            });
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** As a container is stopped; each writes its cache on its way out. */
    private void stopServices() throws InterruptedException {
        running.forEach(Process::destroy);
        for (Process service : running) {
            if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a service does not stop");
            }
        }
        for (String service : SERVICES) {
            if (!Files.isReadable(programs.resolve(service).resolve("app.aot"))) {
                throw new IllegalStateException(service + " has written no cache");
            }
        }
    }
}
