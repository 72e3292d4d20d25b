package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devbroker.TopicProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

final class KafkaAwayTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void whatKafkaDoesNotStoreIsAnswered503AndTheDoorWorksAgainWhenKafkaIsBack(@TempDir Path folder) throws Exception {
        DevBroker broker = DevBroker.start(0, folder);
        try (var service = IngestServiceTest.startService(broker)) {
            URI uri = door(service);
            // The ack time-out is short here: a cold start may outlast it.
            awaitStored(uri);

            broker.close();
            HttpResponse<String> answer = post(uri);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.body()).contains("\"code\":14").contains("send it again with the same id");

            broker = DevBroker.start(broker.port(), folder);
            awaitStored(uri);
        } finally {
            broker.close();
        }
    }

    @Test
    void aThousandSendersAreAnsweredInTimeWhileKafkaIsAway(@TempDir Path folder) throws Exception {
        DevBroker broker = DevBroker.start(0, folder);
        try (var service = IngestServiceTest.startService(broker)) {
            URI uri = door(service);
            awaitStored(uri);
            broker.close();
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                answers.add(HTTP.sendAsync(
                                HttpRequest.newBuilder(uri)
                                        .version(HttpClient.Version.HTTP_1_1)
                                        .timeout(Duration.ofSeconds(60))
                                        .POST(BodyPublishers.ofString("\"" + "x".repeat(10_000) + "\""))
                                        .build(),
                                BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode));
            }
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(503);

            broker = DevBroker.start(broker.port(), folder);
            awaitStored(uri);
        } finally {
            broker.close();
        }
    }

    /** Kafka has the record and the door does not know: what the sender sends again is the same event to all who read it. */
    @Test
    void anAmbiguousSendIsAnswered503AndItsRepeatHasTheSameId(@TempDir Path folder) throws Exception {
        int port = freePort();
        try (var link = new Link(port);
                DevBroker broker = DevBroker.start(port, link.port(), folder);
                var service = IngestServiceTest.startService(broker.bootstrapServers())) {
            URI uri = door(service);
            awaitStored(uri);
            link.loseAnswers();
            assertThat(post(uri, "Idempotency-Key", "once").statusCode()).isEqualTo(503);
            link.restore();
            awaitStored(uri, "Idempotency-Key", "once");
            String id = post(uri, "Idempotency-Key", "once")
                    .headers()
                    .firstValue("X-Windlass-Event-Id")
                    .orElseThrow();
            try (var topics = new TopicProbe(broker.bootstrapServers())) {
                assertThat(topics.read(Topics.EVENTS))
                        .filteredOn(it -> id.equals(KafkaEnvelopes.of(it).header(CloudEvent.ID)))
                        .as("stored when the answer was 503, and again each time it was 200")
                        .hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }

    private static void awaitStored(URI uri, String... headers) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(post(uri, headers).statusCode()).isEqualTo(200));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static URI door(ConfigurableApplicationContext service) {
        return URI.create("http://127.0.0.1:"
                + service.getEnvironment().getProperty("local.server.port")
                + "/api/v1/events/argo/d");
    }

    private static HttpResponse<String> post(URI uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("1"));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
