package dev.windlass.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order commands are acted on, on a real broker and the development cluster, which goes away meanwhile. */
final class OrderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static SubmitStage stage;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        stage = new SubmitStage(folder);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void commandsOfOneKeyAreActedOnInTheirOrderThroughAnOutageToo() throws Exception {
        for (int i = 0; i < 60; i++) {
            send(command("ordered-%03d".formatted(i), "k"));
            send(command("other-%03d".formatted(i), null));
            if (i == 20) {
                stage.stopCluster();
            }
        }
        stage.startCluster();
        await().atMost(PATIENCE).until(() -> names("o").size() == 120);
        List<String> ordered = names("ordered-");
        assertThat(ordered).hasSize(60).isSorted();
    }

    @Test
    void whatIsDueDoesNotWaitBehindWhatLiesInAnotherPartitionAndIsNot() {
        park(0, command("later", null), Instant.now().plus(Duration.ofMinutes(10)));
        park(1, command("now", null), Instant.now());
        park(0, command("later-still", null), Instant.now().plus(Duration.ofMinutes(10)));
        park(1, command("soon", null), Instant.now().plusSeconds(2));
        await().atMost(PATIENCE).until(() -> names("soon").size() == 1);
        assertThat(names("now")).hasSize(1);
        assertThat(names("later")).isEmpty();
    }

    private static void park(int partition, SubmitCommand command, Instant notBefore) {
        Envelope parked = JsonCodec.SUBMISSIONS
                .encode(command)
                .with(Map.of("windlass-not-before", Long.toString(notBefore.toEpochMilli())));
        stage.topics()
                .write(new ProducerRecord<>(
                        Topics.retry(Topics.SUBMISSIONS, Duration.ofMinutes(10)),
                        partition,
                        parked.keyBytes(),
                        parked.rawValue(),
                        KafkaEnvelopes.headers(parked)));
    }

    private static SubmitCommand command(String name, @Nullable String key) {
        return SubmitStage.command("event-" + name, name, key);
    }

    private static void send(SubmitCommand command) {
        stage.topics().write(KafkaEnvelopes.toRecord(Topics.SUBMISSIONS, JsonCodec.SUBMISSIONS.encode(command)));
    }

    /** In the order in which they were made. */
    private static List<String> names(String prefix) {
        return stage.workflows().stream()
                .map(GenericKubernetesResource::getMetadata)
                .filter(it -> it.getName().startsWith(prefix))
                .sorted(Comparator.comparingLong(it -> Long.parseLong(it.getResourceVersion())))
                .map(it -> it.getName())
                .toList();
    }
}
