package dev.windlass.devcluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Measures creates, lists and watchers at the size the cluster promises to carry. */
public final class DevClusterBench {
    private static final int WORKFLOWS = 50_000;
    private static final int CONNECTIONS = 16;
    private static final int WATCHERS = 100;
    private static final String PATH = "/apis/argoproj.io/v1alpha1/namespaces/default/workflows";

    private DevClusterBench() {}

    public static void main(String[] args) throws Exception {
        try (DevCluster cluster =
                DevCluster.start(DevClusterSettings.defaults().withTls(false).withAuth(false))) {
            System.out.printf(
                    "creates: %,.0f/s (%,d from %d connections)%n", creates(cluster.url()), WORKFLOWS, CONNECTIONS);
            lists(cluster.url());
            watchers(cluster.url());
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf("heap used: %,d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        }
        System.exit(0);
    }

    private static double creates(URI url) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofPlatform().start(() -> create(url, next)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return WORKFLOWS / seconds(start);
    }

    private static void create(URI url, AtomicInteger next) {
        String spec = "{\"entrypoint\":\"main\",\"templates\":[{\"name\":\"main\",\"container\":{\"image\":\"alpine\","
                + "\"command\":[\"echo\",\"" + "x".repeat(500) + "\"]}}]}";
        try (Connection connection = new Connection(url)) {
            for (int i = next.getAndIncrement(); i < WORKFLOWS; i = next.getAndIncrement()) {
                String body =
                        "{\"apiVersion\":\"argoproj.io/v1alpha1\",\"kind\":\"Workflow\",\"metadata\":{\"name\":\"w" + i
                                + "\"},\"spec\":" + spec + "}";
                connection.call("POST", PATH, body);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void lists(URI url) throws IOException {
        try (Connection connection = new Connection(url)) {
            for (int i = 0; i < 5; i++) {
                connection.call("GET", PATH + "?limit=500", "");
            }
            long start = System.nanoTime();
            int bytes = connection.call("GET", PATH + "?limit=500", "");
            System.out.printf("list of 500 of %,d: %.0f ms (%,d bytes)%n", WORKFLOWS, seconds(start) * 1000, bytes);
        }
    }

    private static void watchers(URI url) throws Exception {
        int changes = 1000;
        CountDownLatch ready = new CountDownLatch(WATCHERS);
        CountDownLatch done = new CountDownLatch(WATCHERS);
        AtomicLong events = new AtomicLong();
        String path = "/api/v1/namespaces/default/configmaps";
        for (int i = 0; i < WATCHERS; i++) {
            Thread.startVirtualThread(() -> watch(url, path, changes, ready, done, events));
        }
        ready.await();
        long start = System.nanoTime();
        try (Connection connection = new Connection(url)) {
            for (int i = 0; i < changes; i++) {
                connection.call("POST", path, "{\"metadata\":{\"name\":\"c" + i + "\"}}");
            }
        }
        done.await();
        System.out.printf("%d watchers: %,.0f events/s%n", WATCHERS, events.get() / seconds(start));
    }

    private static void watch(
            URI url, String path, int wanted, CountDownLatch ready, CountDownLatch done, AtomicLong events) {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + "?watch=1 HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[64 * 1024];
            InputStream in = socket.getInputStream();
            int seen = 0;
            while (seen <= wanted) {
                int count = in.read(buffer);
                for (int i = 0; i < count; i++) {
                    seen += buffer[i] == '}' && i + 1 < count && buffer[i + 1] == '\n' ? 1 : 0;
                }
                if (ready.getCount() > 0 && seen >= 1) {
                    ready.countDown();
                }
            }
            events.addAndGet(wanted);
            done.countDown();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
    }

    /** One kept-alive connection. */
    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;

        Connection(URI url) throws IOException {
            socket = new Socket(url.getHost(), url.getPort());
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        }

        /** Returns the length of the answer's body. */
        int call(String method, String path, String body) throws IOException {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head =
                    method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                            + content.length + "\r\n\r\n";
            byte[] request = (head + body).getBytes(StandardCharsets.UTF_8);
            out.write(request);
            int length = 0;
            String status = line();
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.startsWith("content-length: ")) {
                    length = Integer.parseInt(line.substring("content-length: ".length()));
                }
            }
            in.skipNBytes(length);
            if (!status.startsWith("HTTP/1.1 2")) {
                throw new IOException(status);
            }
            return length;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
