package dev.windlass.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartingServerTest {
    private static final byte[] NOT_SERVED = "404 page not found\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void whileTheApiServerDoesNotServeTheKindYetACommandWaits(@TempDir Path folder) throws Exception {
        try (var stage = new SubmitStage(folder)) {
            stage.stopCluster();
            var asked = new AtomicInteger();
            HttpServer starting = serverAt(stage.port(), asked);
            try {
                SubmitCommand command = SubmitStage.command("event-1", "w-1", null);
                stage.topics()
                        .write(KafkaEnvelopes.toRecord(Topics.SUBMISSIONS, JsonCodec.SUBMISSIONS.encode(command)));
                await().atMost(Duration.ofSeconds(30)).until(() -> asked.get() > 0);
            } finally {
                starting.stop(0);
                stage.startCluster();
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(stage.workflows())
                            .singleElement()
                            .satisfies(it -> {
                                assertThat(it.getMetadata().getName()).isEqualTo("w-1");
                                assertThat(it.getMetadata().getLabels()).containsKey("workflows.argoproj.io/creator");
                            }));
            assertThat(stage.topics().read(Topics.DEAD_LETTERS)).isEmpty();
        }
    }

    /** An API server that has risen but serves nothing yet. */
    private static HttpServer serverAt(int port, AtomicInteger posts) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, NOT_SERVED.length);
            exchange.getResponseBody().write(NOT_SERVED);
            exchange.close();
            if (exchange.getRequestMethod().equals("POST")) {
                posts.incrementAndGet();
            }
        });
        server.start();
        return server;
    }
}
