package dev.windlass.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The standalone jar as a process of its own. */
final class RunningProduct implements AutoCloseable {
    private static final long READY_SECONDS = 180;

    private final Process process;

    private RunningProduct(Process process) {
        this.process = process;
    }

    /** Starts the jar and returns once it says that it is ready. */
    static RunningProduct start(Path data, Ports ports, String... options) throws Exception {
        return start(data, ports, Map.of(), options);
    }

    /** The same with variables in its environment. */
    static RunningProduct start(Path data, Ports ports, Map<String, String> environment, String... options)
            throws Exception {
        Process process = launch(data, ports, environment, options);
        var ready = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> watch(process, ready));
        if (!ready.get(READY_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the product ended with " + process.waitFor());
        }
        return new RunningProduct(process);
    }

    /** Starts the jar and returns what it prints before it ends by itself. */
    static List<String> startAndFail(Path data, Ports ports) throws Exception {
        Process process = launch(data, ports, Map.of());
        try (BufferedReader lines = reader(process)) {
            List<String> all = lines.lines().toList();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() == 0) {
                process.destroyForcibly();
                throw new AssertionError("it should have failed: " + all);
            }
            return all;
        }
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not stop");
        }
    }

    private static Process launch(Path data, Ports ports, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                System.getProperty("windlass.app")));
        command.addAll(List.of("--data", data.toString(), "--port", "" + ports.http()));
        command.addAll(List.of("--kafka-port", "" + ports.kafka(), "--cluster-port", "" + ports.cluster()));
        command.addAll(List.of(options));
        var program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().putAll(environment);
        return program.start();
    }

    private static void watch(Process process, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = reader(process)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("  | " + line);
                if (line.startsWith("Windlass is ready")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.complete(false);
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Where a product is reached; free when asked for. */
    record Ports(int http, int kafka, int cluster) {
        static Ports free() throws IOException {
            try (ServerSocket a = open();
                    ServerSocket b = open();
                    ServerSocket c = open()) {
                return new Ports(a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
            }
        }

        private static ServerSocket open() throws IOException {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        }
    }
}
