package dev.windlass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program as a process of its own, with the flags that the images give it. */
final class Program implements AutoCloseable {
    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    static Program start(String classpath, String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classpath,
                mainClass));
        command.addAll(List.of(arguments));
        return new Program(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The first line that the program prints; what it prints later is passed over. */
    String firstLine() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the program ended before it was ready");
        }
        passOver(lines);
        return line;
    }

    /** Waits until the program answers an HTTP request with 200; what it prints is passed over. */
    void awaitHttp(int port, String path) throws IOException, InterruptedException {
        passOver(process.inputReader(StandardCharsets.UTF_8));
        while (!answers(port, path)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("the program ended before it was ready");
            }
        }
    }

    private static void passOver(BufferedReader lines) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(it -> {}));
    }

    private static boolean answers(int port, String path) {
        try (var connection = new HttpConnection(port, HttpConnection.get(path))) {
            connection.once();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Process process() {
        return process;
    }

    /** Processor time that it has used so far, in seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
