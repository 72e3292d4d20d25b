package dev.windlass.chaos;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The product as processes on loopback: a broker, a development cluster, one ingest, two bindings and two submits. */
final class Fleet implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Path home;
    private final Path folder;
    private final int kafka = Ports.free();
    private final int cluster = Ports.free();
    private final int door = Ports.free();
    private final List<Part> parts = new ArrayList<>();
    private final Thread atExit = new Thread(this::end);

    private Fleet(Path home, Path folder) throws IOException {
        this.home = home;
        this.folder = folder;
    }

    /**
     * Starts all parts; none need be ready.
     *
     * @param home the project, built
     * @param folder for everything that they keep and print
     */
    static Fleet start(Path home, Path folder) throws IOException {
        var fleet = new Fleet(home, Files.createDirectories(folder));
        Runtime.getRuntime().addShutdownHook(fleet.atExit);
        try {
            fleet.startBackends();
            fleet.startServices();
            return fleet;
        } catch (IOException e) {
            fleet.close();
            throw e;
        }
    }

    List<Part> parts() {
        return parts;
    }

    URI door() {
        return URI.create("http://127.0.0.1:" + door);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafka;
    }

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** Returns once every part serves; one that has ended meanwhile is started again. */
    void awaitReady(Duration patience) throws Exception {
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
                        List.of(Integer.toString(kafka), folder.resolve("kafka").toString())),
                () -> isOpen(kafka));
        var devcluster = new Program(home, "devcluster", "dev.windlass.devcluster.DevClusterMain");
        start(
                "cluster",
                devcluster.command(List.of(
                        "--plain-http",
                        "--port",
                        Integer.toString(cluster),
                        "--data",
                        folder.resolve("cluster").toString(),
                        "--kubeconfig",
                        kubeconfig().toString())),
                () -> isOpen(cluster) && Files.exists(kubeconfig()));
    }

    private void startServices() throws IOException {
        startService("ingest", 1, "--server.port=" + door);
        startService("binding", 1);
        startService("binding", 2);
        startService("submit", 1);
        startService("submit", 2);
    }

    private void startService(String service, int number, String... further) throws IOException {
        String name = service + "-" + number;
        int health = Ports.free();
        String mainClass = Character.toUpperCase(service.charAt(0)) + service.substring(1) + "ServiceApplication";
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
                "--windlass.kubernetes.kubeconfig=" + kubeconfig(),
                "--windlass.kubernetes.kubeconfig-timeout=60s",
                "--windlass.binding.state-dir=" + folder.resolve(name),
                "--management.server.port=" + health));
        arguments.addAll(List.of(further));
        if (further.length == 0) {
            arguments.add("--server.port=" + Ports.free());
        }
        var program = new Program(home, service + "-service", "dev.windlass." + service + "." + mainClass);
        start(name, program.command(arguments), () -> isUp(health));
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
