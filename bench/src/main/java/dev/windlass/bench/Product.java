package dev.windlass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The product as a process of its own, on free ports and a folder that is gone afterwards. */
final class Product implements AutoCloseable {
    private final Process process;
    private final Path data;
    private final int port;
    private final int kafkaPort;

    private Product(Process process, Path data, int port, int kafkaPort) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.kafkaPort = kafkaPort;
    }

    static Product start(Path jar) throws IOException {
        Path data = Files.createTempDirectory("windlass-bench");
        int port = freePort();
        int kafkaPort = freePort();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString(),
                        "--data=" + data,
                        "--port=" + port,
                        "--kafka-port=" + kafkaPort,
                        "--cluster-port=" + freePort())
                .redirectErrorStream(true)
                .start();
        var product = new Product(process, data, port, kafkaPort);
        product.awaitReady();
        return product;
    }

    int port() {
        return port;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    String memory() throws IOException {
        return Memory.of(process);
    }

    private void awaitReady() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("Windlass is ready")) {
                System.out.println(line);
                Thread.ofVirtual().start(() -> lines.lines().forEach(it -> {}));
                return;
            }
        }
        throw new IllegalStateException("the product did not start");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
