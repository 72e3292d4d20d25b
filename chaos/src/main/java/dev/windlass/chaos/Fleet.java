package dev.windlass.chaos;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The product as processes on loopback: a broker, a development cluster, an ingest, and services of other kinds. */
public final class Fleet implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Path home;
    private final Path folder;
    private final List<String> options;
    private final int kafka = Ports.free();
    private final int cluster = Ports.free();
    private final int door = Ports.free();
    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private final Thread atExit = new Thread(this::end);

    private Fleet(Path home, Path folder, List<String> options) throws IOException {
        this.home = home;
        this.folder = folder;
        this.options = options;
    }

    /**
     * Starts all parts; none need be ready.
     *
     * @param home the project, built
     * @param folder for everything that they keep and print
     * @param services their names, for example {@code binding-2}; one is an ingest
     * @param options for each process's Java
     */
    public static Fleet start(Path home, Path folder, List<String> services, List<String> options) throws IOException {
        var fleet = new Fleet(home, Files.createDirectories(folder), options);
        Runtime.getRuntime().addShutdownHook(fleet.atExit);
        try {
            fleet.startBackends();
            for (String service : services) {
                fleet.startService(service);
            }
            return fleet;
        } catch (IOException e) {
            fleet.close();
            throw e;
        }
    }

    List<Part> parts() {
        return parts;
    }

    public URI door() {
        return URI.create("http://127.0.0.1:" + door);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + kafka;
    }

    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** What each part has used so far, by its name. */
    public Map<String, Duration> processorTime() {
        Map<String, Duration> used = new LinkedHashMap<>();
        parts.forEach(it -> used.put(it.name(), it.processorTime()));
        return used;
    }

    /** Returns once the cluster serves. */
    void awaitCluster(Duration patience) throws Exception {
        Waiting.until("the cluster", patience, this::isClusterReady);
    }

    /** Returns once every part serves; one that has ended meanwhile is started again. */
    public void awaitReady(Duration patience) throws Exception {
        Waiting.until("all parts to be ready", patience, () -> {
            for (Part part : parts) {
                if (!part.isAlive()) {
                    part.start();
                }
            }
            return parts.stream().allMatch(Part::isReady);
        });
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void end() {
        for (Part part : parts) {
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void startBackends() throws IOException {
        var broker = new Program(home, "devbroker", "dev.windlass.devbroker.DevBrokerMain");
        start(
                "broker",
                broker.command(
                        options,
                        List.of(Integer.toString(kafka), folder.resolve("kafka").toString())),
                () -> isOpen(kafka));
        var devcluster = new Program(home, "devcluster", "dev.windlass.devcluster.DevClusterMain");
        start(
                "cluster",
                devcluster.command(
                        options,
                        List.of(
                                "--plain-http",
                                "--port",
                                Integer.toString(cluster),
                                "--data",
                                folder.resolve("cluster").toString(),
                                "--kubeconfig",
                                kubeconfig().toString())),
                this::isClusterReady);
    }

    private boolean isClusterReady() {
        return isOpen(cluster) && Files.exists(kubeconfig());
    }

    private void startService(String name) throws IOException {
        String service = name.substring(0, name.indexOf('-'));
        int server = service.equals("ingest") ? door : Ports.free();
        int health = Ports.free();
        String mainClass = Character.toUpperCase(service.charAt(0)) + service.substring(1) + "ServiceApplication";
        List<String> arguments = List.of(
                "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
                "--windlass.kubernetes.kubeconfig=" + kubeconfig(),
                "--windlass.kubernetes.kubeconfig-timeout=60s",
                "--windlass." + service + ".state-dir=" + folder.resolve(name),
                "--server.port=" + server,
                "--management.server.port=" + health);
        var program = new Program(home, service + "-service", "dev.windlass." + service + "." + mainClass);
        start(name, program.command(options, arguments), () -> isUp(health));
    }

    private void start(String name, List<String> command, BooleanSupplier ready) throws IOException {
        var part = new Part(name, command, ready, folder.resolve(name + ".log"));
        parts.add(part);
        part.start();
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isUp(int port) {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
