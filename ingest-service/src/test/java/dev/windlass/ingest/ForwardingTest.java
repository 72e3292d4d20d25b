package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes through to an Argo Server that stands beside, and what does not. */
final class ForwardingTest {
    private static final CompletableFuture<Void> STREAM_TORN = new CompletableFuture<>();

    private static World world;
    private static HttpServer argo;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        argo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        argo.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        argo.createContext("/", ForwardingTest::echo);
        argo.createContext("/api/v1/stream/sensors/argo", ForwardingTest::stream);
        argo.start();
        port = world.startService(
                world.kubeconfig(),
                "--windlass.ingest.limits.stream-keep-alive=100ms",
                "--windlass.argo-server.url=http://127.0.0.1:"
                        + argo.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        argo.stop(0);
        world.close();
    }

    @Test
    void whatIsNoneOfOursIsArgoServers() throws IOException {
        for (String path : new String[] {
            "/",
            "/workflows/argo/hello?tab=workflow",
            "/metrics",
            "/assets/main.js",
            "/artifacts/argo/w/w-1/out",
            "/artifact-files/argo/workflows/w/w-1/outputs/out",
            "/input-artifacts/argo/w/w-1/in",
            "/oauth2/redirect?redirect=x",
            "/api/v1/archived-workflows-label-keys",
            "/api/v1/archived-workflows-label-values?listOptions.labelSelector=a",
            "/api/v1/stream/event-sources/argo",
            "/api/v1/stream/sensors/other/logs"
        }) {
            assertThat(get(path).body()).startsWith("GET " + path + "\n");
        }
    }

    @Test
    void whatIsOursStaysOurs() throws IOException {
        assertThat(get("/livez").body()).doesNotContain("GET /livez");
        assertThat(get("/apidocs").body()).doesNotContain("GET /apidocs");
        assertThat(get("/v3/api-docs").body()).contains("\"openapi\"");
        assertThat(get("/api/v1/version").body()).contains("windlass-");
        assertThat(get("/api/v1/nope").status()).isEqualTo(501);
        assertThat(RawHttp.send(port, "POST", "/api/v1/version", List.of(), new byte[0], 30_000)
                        .status())
                .isEqualTo(405);
    }

    @Test
    void headersOfOneConnectionStayBehind() throws IOException {
        Answer answer = get(
                "/assets/x",
                new Header("Cookie", "authorization=Bearer a"),
                new Header("Authorization", "Bearer b"),
                new Header("Connection", "close, X-Secret-Hop"),
                new Header("X-Secret-Hop", "1"),
                new Header("X-Forwarded-Proto", "https"),
                new Header("If-None-Match", "\"tag\""));
        assertThat(answer.body())
                .contains(
                        "Cookie: [authorization=Bearer a]",
                        "Authorization: [Bearer b]",
                        "If-none-match: [\"tag\"]",
                        "X-forwarded-host: [localhost:2746]",
                        "X-forwarded-proto: [https]",
                        "X-forwarded-for: [127.0.0.1]")
                .doesNotContain("X-secret-hop");
        assertThat(answer.header("ETag")).hasValue("\"tag\"");
        assertThat(answer.header("X-Hop")).isEmpty();
        assertThat(answer.header("Location")).hasValue("/oauth2/callback");
    }

    @Test
    void aForwardedStreamIsKeptAliveAndEndsWithItsClient() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("GET /api/v1/stream/sensors/argo HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            while (!lines.contains(":")) {
                lines.add(answer.readLine());
            }
            assertThat(lines).contains("data: {\"result\":1}");
        }
        await().untilAsserted(() -> assertThat(STREAM_TORN).isDone());
    }

    private static void echo(HttpExchange exchange) throws IOException {
        var seen = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
        exchange.getRequestHeaders().forEach((name, values) -> seen.append(name + ": " + values + "\n"));
        byte[] answer = seen.toString().getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/plain");
        headers.set("ETag", "\"tag\"");
        headers.set("Connection", "X-Hop");
        headers.set("X-Hop", "1");
        headers.set("Location", "http://127.0.0.1:" + argo.getAddress().getPort() + "/oauth2/callback");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** One event, and then, once in a while, nothing that its reader would see. */
    private static void stream(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/logs")) {
            echo(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("data: {\"result\":1}\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        await().forever().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            try {
                exchange.getResponseBody().write('\n');
                exchange.getResponseBody().flush();
            } catch (IOException e) {
                STREAM_TORN.complete(null);
            }
            assertThat(STREAM_TORN).isDone();
        });
    }

    private static Answer get(String path, Header... headers) throws IOException {
        return RawHttp.send(port, "GET", path, List.of(headers), new byte[0], 30_000);
    }
}
