package dev.windlass.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The stack of {@code docker-compose.yml} under a name and on ports of its own. */
final class ComposeStack implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 5;

    private final Path home;
    private final List<String> compose;
    private final String project = "windlass-it-" + UUID.randomUUID().toString().substring(0, 8);
    private final int door = freePort();
    private final int cluster = freePort();
    private final Map<String, String> environment;

    ComposeStack(Path home, Map<String, String> settings) throws IOException {
        this.home = home;
        this.compose = isOnPath("docker-compose") ? List.of("docker-compose") : List.of("docker", "compose");
        this.environment = new HashMap<>(settings);
        environment.put("COMPOSE_PROJECT_NAME", project);
        environment.put("WINDLASS_PORT", Integer.toString(door));
        environment.put("WINDLASS_KAFKA_PORT", Integer.toString(freePort()));
        environment.put("WINDLASS_CLUSTER_PORT", Integer.toString(cluster));
    }

    int door() {
        return door;
    }

    /** {@code docker-compose} with these arguments; what it prints. */
    String compose(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(compose);
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** {@code docker} with these arguments; what it prints. */
    String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** The ids of a service's containers, the stopped ones as well. */
    List<String> containers(String service) throws IOException, InterruptedException {
        return lines(docker(
                "ps",
                "-aq",
                "--filter",
                "label=com.docker.compose.project=" + project,
                "--filter",
                "label=com.docker.compose.service=" + service));
    }

    /** Whether all containers of the service are running and say that they are ready. */
    boolean isHealthy(String service, int count) throws IOException, InterruptedException {
        List<String> containers = containers(service);
        if (containers.size() != count) {
            return false;
        }
        List<String> command =
                new ArrayList<>(List.of("inspect", "--format", "{{.State.Running}} {{.State.Health.Status}}"));
        command.addAll(containers);
        return lines(docker(command.toArray(String[]::new))).stream().allMatch("true healthy"::equals);
    }

    /** The administrator's kubeconfig, for this host. */
    String kubeconfig() throws IOException, InterruptedException {
        return docker("exec", containers("devcluster").getFirst(), "cat", "/etc/windlass/kubeconfig")
                .replace("https://devcluster:26443", "https://127.0.0.1:" + cluster);
    }

    /** What there is of this stack: containers, volumes and networks. */
    List<String> remains() throws IOException, InterruptedException {
        String label = "label=com.docker.compose.project=" + project;
        List<String> remains = new ArrayList<>(lines(docker("ps", "-aq", "--filter", label)));
        remains.addAll(lines(docker("volume", "ls", "-q", "--filter", label)));
        remains.addAll(lines(docker("network", "ls", "-q", "--filter", label)));
        return remains;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        compose("down", "--volumes", "--remove-orphans", "--timeout", "20");
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("compose", ".log");
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(output);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + printed);
        }
        return printed;
    }

    private static List<String> lines(String text) {
        return text.lines().filter(it -> !it.isBlank()).toList();
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":")).anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
