package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.devcluster.Rest.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that do what they should not. */
class MisuseTest {
    private static DevCluster cluster;
    private static Rest rest;

    @BeforeAll
    static void start() throws Exception {
        cluster = DevCluster.start(DevClusterSettings.defaults().withTls(false).withAuth(false));
        rest = new Rest(cluster.url());
    }

    @AfterAll
    static void stop() {
        rest.close();
        cluster.close();
    }

    @Test
    void aBodyOverTheLimitIsTooLargeAndTheNextRequestIsServed() throws Exception {
        String big = "{\"data\":{\"x\":\"" + "y".repeat(3 * 1024 * 1024) + "\"}}";
        Answer refused = rest.call("POST", Rest.CONFIG_MAPS, big);
        assertThat(refused.code()).isEqualTo(413);
        assertThat(refused.message()).isEqualTo("Request entity too large: limit is 3145728");
        assertThat(refused.reason()).isEqualTo("RequestEntityTooLarge");
        assertThat(rest.get("/readyz").code()).isEqualTo(200);
    }

    @Test
    void malformedBodiesAreToldWhatIsWrong() throws Exception {
        assertThat(rest.call("POST", Rest.CONFIG_MAPS, "{\"metadata\":{\"name\":\"x\"")
                        .message())
                .isEqualTo(
                        "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json "
                                + "parse error: unexpected end of JSON input ({\"metadata\":{\"name\":\"x\")");
        assertThat(rest.call("POST", Rest.CONFIG_MAPS, "application/yaml", "a: [")
                        .reason())
                .isEqualTo("BadRequest");
        assertThat(rest.call("POST", Rest.CONFIG_MAPS, "[".repeat(100_000)).code())
                .isEqualTo(400);
        assertThat(rest.call("POST", Rest.CONFIG_MAPS, "application/vnd.kubernetes.protobuf", "k8s")
                        .code())
                .isEqualTo(400);
        assertThat(rest.call("POST", Rest.CONFIG_MAPS, "text/csv", "a,b").code())
                .isEqualTo(415);
        assertThat(rest.call("POST", Rest.CONFIG_MAPS, "{\"metadata\":{\"name\":\"x\",\"labels\":{\"a\":1}}}")
                        .message())
                .isEqualTo(
                        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal number into "
                                + "Go struct field ObjectMeta.metadata.labels of type string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/unknowns",
                "/apis/nobody.example.com/v1/things",
                "/apis/argoproj.io/v1/workflows",
                "/api/v1/namespaces/default/configmaps/x/y/z",
                "/api/v1//configmaps",
                "/etc/passwd",
                "/api/v1/namespaces/default/nodes"
            })
    void unknownPathsAreNotFound(String path) throws Exception {
        assertThat(rest.get(path).code()).isEqualTo(404);
    }

    @Test
    void pathsCannotClimbOrSmuggle() throws Exception {
        assertThat(rest.get(Rest.CONFIG_MAPS + "/%2e%2e").message())
                .isEqualTo("Name parameter invalid: \"..\": may not be '..'");
        assertThat(rest.get(Rest.CONFIG_MAPS + "/a%25b").message())
                .isEqualTo("Name parameter invalid: \"a%b\": may not contain '%'");
        assertThat(raw("GET /api/v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(rest.call("TRACE", Rest.CONFIG_MAPS, "").code()).isEqualTo(405);
        assertThat(rest.call("POST", Rest.CONFIG_MAPS + "/x", "{}").code()).isEqualTo(405);
    }

    private static Socket connect() throws IOException {
        return new Socket(cluster.url().getHost(), cluster.url().getPort());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aThousandIdleWatchesEachGetTheNextEventAndLeaveNothingBehind() throws Exception {
        int many = 1000;
        CountDownLatch heard = new CountDownLatch(many);
        List<Socket> watches = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Socket socket = connect();
            watches.add(socket);
            socket.getOutputStream()
                    .write("GET /api/v1/namespaces/kube-public/secrets?watch=1 HTTP/1.1\r\nHost: x\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            Thread.startVirtualThread(() -> listen(socket, heard));
        }
        Answer made = rest.call("POST", "/api/v1/namespaces/kube-public/secrets", "{\"metadata\":{\"name\":\"news\"}}");
        assertThat(made.code()).isEqualTo(201);
        assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
        for (Socket socket : watches) {
            socket.close();
        }
        await().untilAsserted(() -> assertThat(cluster.connections()).isLessThan(10));
    }

    @Test
    void aRequestThatDoesNotEndIsAnsweredAndItsConnectionClosed() throws Exception {
        DevClusterSettings impatient =
                DevClusterSettings.defaults().withTls(false).withAuth(false).withRequestTimeout(Duration.ofMillis(200));
        try (DevCluster own = DevCluster.start(impatient);
                Socket socket = new Socket(own.url().getHost(), own.url().getPort())) {
            String half =
                    "POST " + Rest.CONFIG_MAPS + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"metadata\":";
            socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 504")
                    .contains("\"reason\":\"Timeout\"")
                    .contains("Timeout: request did not complete within the allotted timeout");
            await().untilAsserted(() -> assertThat(own.connections()).isZero());
        }
    }

    @Test
    void aWatchThatIsNotReadCostsNobodyAnythingAndEndsAsGone() throws Exception {
        String value = "v".repeat(100_000);
        try (DevCluster own = DevCluster.start(DevClusterSettings.defaults()
                        .withTls(false)
                        .withAuth(false)
                        .withWatchHistory(20));
                Rest calls = new Rest(own.url());
                Socket socket = new Socket(own.url().getHost(), own.url().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + Rest.CONFIG_MAPS + "?watch=1 HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) {
                String body = "{\"metadata\":{\"name\":\"m" + i + "\"},\"data\":{\"k\":\"" + value + "\"}}";
                assertThat(calls.call("POST", Rest.CONFIG_MAPS, body).code()).isEqualTo(201);
            }
            String seen = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(seen)
                    .contains("\"type\":\"ERROR\"")
                    .contains("too old resource version")
                    .contains("\"code\":410");
        }
    }

    private static void listen(Socket socket, CountDownLatch heard) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"name\":\"news\"")) {
                    heard.countDown();
                    return;
                }
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
