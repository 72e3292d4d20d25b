package dev.windlass.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The product as a process of its own, on ports that were free. */
final class Product implements AutoCloseable {
    private static final List<String> PORTS = List.of("--port", "--kafka-port", "--cluster-port");

    private final Process process;
    private final int port;

    private Product(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns once it says that it is ready. */
    static Product start(Path data) throws Exception {
        List<Integer> ports = freePorts();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                System.getProperty("windlass.app"),
                "--data",
                data.toString()));
        for (int i = 0; i < PORTS.size(); i++) {
            command.addAll(List.of(PORTS.get(i), ports.get(i).toString()));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var ready = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> watch(process, ready));
        if (!ready.get(180, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the product ended with " + process.waitFor());
        }
        return new Product(process, ports.getFirst());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not stop");
        }
    }

    private static void watch(Process process, CompletableFuture<Boolean> ready) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
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

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < PORTS.size(); i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket each : sockets) {
                each.close();
            }
        }
    }
}
