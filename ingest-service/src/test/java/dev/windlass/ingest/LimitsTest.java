package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the door takes at a time, and what it answers above it. */
final class LimitsTest {
    private static World world;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        port = world.startService(
                world.kubeconfig(),
                "--windlass.ingest.limits.body-timeout=300ms",
                "--windlass.ingest.limits.max-buffered=10KB",
                "--windlass.ingest.limits.max-headers=20",
                "--windlass.ingest.limits.max-in-flight=2",
                "--windlass.ingest.limits.rate-per-caller=30");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void whatDoesNotFitIntoMemoryIsForLater() throws Exception {
        Answer answer = post("\"" + "x".repeat(20_000) + "\"");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValue("5");
        assertThat(post("\"" + "x".repeat(5_000) + "\"").status()).isEqualTo(200);
        // The memory of the one before is given back a moment after its answer.
        await().until(() -> post("\"" + "x".repeat(8_000) + "\"").status() == 200);
    }

    @Test
    void tooManyHeadersAreRefused() throws Exception {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            headers.add(new Header("X-H" + i, "v"));
        }
        assertThat(RawHttp.send(
                                port,
                                "POST",
                                "/api/v1/events/argo/d",
                                headers,
                                "1".getBytes(StandardCharsets.UTF_8),
                                5000)
                        .status())
                .isEqualTo(400);
        Header large = new Header("X-Large", "x".repeat(20_000));
        assertThat(RawHttp.send(port, "POST", "/api/v1/events/argo/d", List.of(large), new byte[0], 5000)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBodyThatTricklesIsCutOffAndAThirdRequestIsTurnedAway() throws Exception {
        try (Socket first = trickle();
                Socket second = trickle()) {
            await().untilAsserted(() -> assertThat(post("1").status()).isEqualTo(503));
            await().untilAsserted(() -> {
                first.getOutputStream().write('1');
                assertThat(first.getInputStream().available()).isPositive();
            });
            String status = new String(first.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            assertThat(status).isEqualTo("HTTP/1.1 408");
            assertThat(second.isConnected()).isTrue();
        }
        await().untilAsserted(() -> assertThat(post("1").status()).isEqualTo(200));
    }

    @Test
    void aCallerHasARate() throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(post("1"));
        }
        assertThat(answers).anySatisfy(it -> {
            assertThat(it.status()).isEqualTo(429);
            assertThat(it.header("Retry-After")).hasValue("1");
        });
        await().untilAsserted(() -> assertThat(post("1").status()).isEqualTo(200));
    }

    private static Socket trickle() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("POST /api/v1/events/argo/d HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Answer post(String body) throws IOException {
        return RawHttp.send(
                port, "POST", "/api/v1/events/argo/d", List.of(), body.getBytes(StandardCharsets.UTF_8), 5000);
    }
}
