package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.ingest.RawHttp.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches over real connections: who is gone, who waits for what is not there, and the end of the service. */
final class WatchTest {
    private static World world;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        for (String namespace : new String[] {"argo", "quiet", "other"}) {
            world.namespace(namespace);
        }
        port = world.startService(world.kubeconfig(), "--windlass.ingest.limits.stream-keep-alive=200ms");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void placesOfAbandonedWatchesAreFree() throws IOException {
        List<Watch> abandoned = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String path = i % 2 == 0 ? "/api/v1/workflow-events/quiet" : "/api/v1/stream/events/quiet";
            Watch watch = new Watch(port, path, i % 3 == 0);
            assertThat(watch.status()).isEqualTo("HTTP/1.1 200 ");
            abandoned.add(watch);
        }
        try (var late = new Watch(port, "/api/v1/workflow-events/quiet", false)) {
            assertThat(late.status()).isEqualTo("HTTP/1.1 503 ");
        }
        for (Watch watch : abandoned) {
            watch.close();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            try (var next = new Watch(port, "/api/v1/workflow-events/quiet", false)) {
                assertThat(next.status()).isEqualTo("HTTP/1.1 200 ");
            }
        });
    }

    @Test
    void signsOfLifeStandBetweenEvents() throws IOException {
        try (var lines = new Watch(port, "/api/v1/workflow-events/argo", false);
                var serverSent = new Watch(port, "/api/v1/workflow-events/argo", true)) {
            assertThat(lines.status()).isEqualTo("HTTP/1.1 200 ");
            assertThat(serverSent.status()).isEqualTo("HTTP/1.1 200 ");
            assertThat(lines.until("")).isEmpty();
            assertThat(serverSent.until(":")).isEqualTo(":");
            workflow("argo", "watched");
            assertThat(lines.until("\"watched\""))
                    .startsWith("{\"result\":{\"type\":\"ADDED\"")
                    .endsWith("}");
            assertThat(serverSent.until("\"watched\"")).startsWith("data: {\"result\":{\"type\":\"ADDED\"");
        }
    }

    @Test
    void watchOfOneThatIsNotThereIsNotFound() throws IOException {
        for (String selector :
                new String[] {"metadata.name%3Dnope", "metadata.name%3D%3Dnope", "a%3Db,metadata.name%3Dnope"}) {
            for (String namespace : new String[] {"argo", ""}) {
                Answer answer = get("/api/v1/workflow-events/" + namespace + "?listOptions.fieldSelector=" + selector);
                assertThat(answer.status()).as(answer.body()).isEqualTo(404);
                assertThat(answer.body())
                        .contains(
                                "\"grpc_code\":5", "\"http_code\":404", "workflows.argoproj.io \\\"nope\\\" not found");
            }
        }
    }

    @Test
    void watchOfTheLatestIsOfTheNewest() throws IOException {
        assertThat(get("/api/v1/workflow-events/other?listOptions.fieldSelector=metadata.name%3D@latest")
                        .body())
                .contains("no workflows found");
        workflow("other", "newest");
        try (var watch = new Watch(
                port, "/api/v1/workflow-events/other?listOptions.fieldSelector=metadata.name%3D@latest", true)) {
            assertThat(watch.status()).isEqualTo("HTTP/1.1 200 ");
            assertThat(watch.until("data:")).contains("\"name\":\"newest\"");
        }
    }

    @Test
    void watchesEndAsTheServiceStops(@TempDir Path folder) throws IOException {
        var stopping = new World(folder);
        stopping.namespace("quiet");
        int own = stopping.startService(stopping.kubeconfig());
        try (var lines = new Watch(own, "/api/v1/workflow-events/quiet", false);
                var serverSent = new Watch(own, "/api/v1/stream/events/quiet", true)) {
            assertThat(lines.status()).isEqualTo("HTTP/1.1 200 ");
            assertThat(serverSent.status()).isEqualTo("HTTP/1.1 200 ");
            stopping.close();
            // The last piece is there: nobody tore the answer off once his patience was over.
            assertThat(lines.rest()).endsWith("\n0\n");
            assertThat(serverSent.rest()).endsWith("\n0\n");
        }
    }

    private static void workflow(String namespace, String name) {
        world.admin("POST", "/apis/argoproj.io/v1alpha1/namespaces/" + namespace + "/workflows", """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","metadata":{"name":"%s"},"spec":{}}""".formatted(name));
    }

    private static Answer get(String path) throws IOException {
        return RawHttp.send(port, "GET", path, new ArrayList<>(), new byte[0], 30_000);
    }

    /** One watch over a connection of its own. */
    private static final class Watch implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader answer;

        Watch(int port, String path, boolean serverSent) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(30_000);
            String accept = serverSent ? "text/event-stream" : "application/json";
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String status() throws IOException {
            String status = answer.readLine();
            while (!answer.readLine().isEmpty()) {
                // Its headers.
            }
            return status;
        }

        /** The next line that holds the text. */
        String until(String text) throws IOException {
            String line = answer.readLine();
            while (text.isEmpty() ? !line.isEmpty() : !line.contains(text)) {
                line = answer.readLine();
            }
            return line;
        }

        String rest() throws IOException {
            var rest = new StringBuilder("\n");
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                if (!line.isEmpty()) {
                    rest.append(line).append('\n');
                }
            }
            return rest.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
