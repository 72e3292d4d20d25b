package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.Topics;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devbroker.TopicProbe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StopTest {
    @Test
    void aRequestUnderWayIsAnsweredBeforeTheServiceStops(@TempDir Path folder) throws Exception {
        try (DevBroker broker = DevBroker.start(0, folder);
                var topics = new TopicProbe(broker.bootstrapServers());
                HttpClient http = HttpClient.newHttpClient()) {
            var service = IngestServiceTest.startService(broker);
            URI uri = URI.create("http://127.0.0.1:"
                    + service.getEnvironment().getProperty("local.server.port")
                    + "/api/v1/events/argo/d?wait=3s");
            var answer = http.sendAsync(
                    HttpRequest.newBuilder(uri)
                            .version(HttpClient.Version.HTTP_1_1)
                            .POST(BodyPublishers.ofString("1"))
                            .build(),
                    BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !topics.read(Topics.EVENTS).isEmpty());
            service.close();
            HttpResponse<String> answered = answer.join();
            assertThat(answered.statusCode()).isEqualTo(200);
            assertThat(answered.headers().firstValue("X-Windlass-Event-Id")).isPresent();
        }
    }
}
