package dev.windlass.bench;

import dev.windlass.chaos.Folders;
import dev.windlass.devcluster.DevClusterMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The development cluster at the size that it promises to carry, with RBAC on, in a process of its own: creates, lists,
 * watches, memory; in memory and with a folder, beside an HTTP no-op of the same server.
 */
public final class DevClusterBench {
    private static final int WORKFLOWS = 50_000;
    private static final int WARM_UP = 5_000;
    private static final int CONNECTIONS = 16;
    private static final int WATCHERS = 100;
    private static final int CHANGES = 1_000;
    private static final int LISTS = 20;
    private static final String WORKFLOWS_OF = "/apis/argoproj.io/v1alpha1/namespaces/%s/workflows";
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private final int port;
    private final String authorization;

    private DevClusterBench(int port, String token) {
        this.port = port;
        this.authorization = "Authorization: Bearer " + token + "\r\n";
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("devcluster-bench");
        try {
            System.out.println("In memory:");
            run(folder.resolve("kubeconfig"));
            System.out.println("With a folder:");
            run(folder.resolve("kubeconfig"), "--data", folder.resolve("data").toString());
        } finally {
            Folders.delete(folder);
        }
    }

    private static void run(Path kubeconfig, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                System.getProperty("java.class.path"),
                DevClusterMain.class.getName(),
                "--plain-http",
                "--kubeconfig",
                kubeconfig.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            URI url = URI.create(lines.readLine().replaceAll(".* at (\\S+): .*", "$1"));
            String token = Files.readString(kubeconfig).replaceAll("(?s).*token: (\\S+).*", "$1");
            new DevClusterBench(url.getPort(), token).measure(process);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private void measure(Process process) throws Exception {
        byte[] noop = HttpConnection.get("/livez", authorization);
        Load.run(() -> new HttpConnection(port, noop), CONNECTIONS, 2);
        creates("default", WARM_UP);
        System.out.println(
                "  HTTP no-op (GET /livez)   " + Load.run(() -> new HttpConnection(port, noop), CONNECTIONS, 5));
        post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"bench\"}}");
        System.out.printf(
                "  creates, %,d workflows %s, %d connections%n", WORKFLOWS, creates("bench", WORKFLOWS), CONNECTIONS);
        lists();
        watches();
        System.out.println("  memory: " + Memory.afterCollection(process));
    }

    private void post(String path, String body) throws IOException {
        try (HttpConnection connection = new HttpConnection(port, HttpConnection.post(path, body, authorization))) {
            connection.once();
        }
    }

    private Load.Figures creates(String namespace, int count) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        AtomicInteger number = new AtomicInteger();
        String path = WORKFLOWS_OF.formatted(namespace);
        return Load.run(
                () -> new HttpConnection(
                        port, () -> HttpConnection.post(path, workflow(number.getAndIncrement()), authorization)),
                CONNECTIONS,
                () -> left.getAndDecrement() > 0);
    }

    private static String workflow(int number) {
        return "{\"apiVersion\":\"argoproj.io/v1alpha1\",\"kind\":\"Workflow\",\"metadata\":{\"name\":\"w" + number
                + "\"},\"spec\":{\"entrypoint\":\"main\",\"templates\":[{\"name\":\"main\",\"container\":{\"image\":"
                + "\"alpine\",\"command\":[\"echo\",\"" + "x".repeat(500) + "\"]}}]}}";
    }

    private void lists() throws Exception {
        byte[] request = HttpConnection.get(WORKFLOWS_OF.formatted("bench") + "?limit=500", authorization);
        try (HttpConnection connection = new HttpConnection(port, request)) {
            int bytes = connection.exchange();
            AtomicInteger left = new AtomicInteger(LISTS);
            Load.Figures figures =
                    Load.run(() -> new HttpConnection(port, request), 1, () -> left.getAndDecrement() > 0);
            System.out.printf("  lists of 500 of them      %s, %,d bytes each%n", figures, bytes);
        }
    }

    private void watches() throws Exception {
        CountDownLatch ready = new CountDownLatch(WATCHERS);
        CountDownLatch done = new CountDownLatch(WATCHERS);
        for (int i = 0; i < WATCHERS; i++) {
            Thread.startVirtualThread(() -> watch(ready, done));
        }
        ready.await();
        long start = System.nanoTime();
        AtomicInteger number = new AtomicInteger();
        try (HttpConnection connection = new HttpConnection(
                port,
                () -> HttpConnection.post(
                        CONFIG_MAPS,
                        "{\"metadata\":{\"name\":\"c" + number.getAndIncrement() + "\"}}",
                        authorization))) {
            for (int i = 0; i < CHANGES; i++) {
                connection.once();
            }
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "  %d watchers             %,8.0f events/s (%,d changes, each seen by all)%n",
                WATCHERS, WATCHERS * CHANGES / seconds, CHANGES);
    }

    /** Reads events until each change was seen; the first event is of an object that was there before. */
    private void watch(CountDownLatch ready, CountDownLatch done) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(HttpConnection.get(CONFIG_MAPS + "?watch=1", authorization));
            byte[] buffer = new byte[64 * 1024];
            InputStream in = socket.getInputStream();
            int seen = 0;
            boolean brace = false;
            while (seen <= CHANGES) {
                int count = in.read(buffer);
                if (count < 0) {
                    throw new IOException("the watch ended");
                }
                for (int i = 0; i < count; i++) {
                    seen += brace && buffer[i] == '\n' ? 1 : 0;
                    brace = buffer[i] == '}';
                }
                if (seen > 0) {
                    ready.countDown();
                }
            }
            done.countDown();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
