package dev.windlass.notify.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.acts.ActResult;
import dev.windlass.acts.ActRunner;
import dev.windlass.acts.ActSettings;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.Topics;
import dev.windlass.notify.send.LaneLimits;
import dev.windlass.notify.send.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

final class DeliveriesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:10:00Z");
    private static final String TOPIC = Topics.retry(Topics.DELIVERIES, Topics.RETRY_DELAYS.getFirst());

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final ActRunner runner = new ActRunner(
            new ActSettings(Topics.DELIVERIES, 100, 1, Duration.ofMillis(1), Duration.ofHours(1), Duration.ofMillis(1)),
            this::act,
            (topic, message) -> CompletableFuture.completedFuture(null),
            Clock.systemUTC());
    private final Lanes lanes = new Lanes(runner, new LaneLimits(100, 10, Duration.ofMinutes(1)), Clock.systemUTC());
    private final Deliveries deliveries = new Deliveries(lanes, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void stop() {
        hanging.countDown();
        lanes.close();
        runner.close();
    }

    @Test
    void aHangingDestinationsParkedDeliveryHoldsBackNoOthers() {
        deliveries.accept(batch("first", List.of(record(0, "hang", Duration.ZERO), record(1, "fine", Duration.ZERO))));
        deliveries.accept(batch("second", List.of(record(2, "fine", Duration.ZERO))));
        await().untilAsserted(() -> assertThat(sent).containsExactly("1", "2"));
        assertThat(acknowledged).isEmpty();
        hanging.countDown();
        await().untilAsserted(() -> assertThat(acknowledged).containsExactly("first", "second"));
    }

    @Test
    void whatIsBegunIsNotBegunAgainWhenItsBatchIsReadAgainForOneThatWaits() {
        var hang = record(0, "hang", Duration.ZERO);
        var fine = record(1, "fine", Duration.ZERO);
        deliveries.accept(batch("first", List.of(hang, fine, record(2, "late", Duration.ofSeconds(3)))));
        await().untilAsserted(() -> assertThat(sent).containsExactly("1"));
        deliveries.accept(batch("again", List.of(hang, fine, record(2, "late", Duration.ZERO))));
        await().untilAsserted(() -> assertThat(sent).containsExactly("1", "2"));
        hanging.countDown();
        await().untilAsserted(() -> assertThat(acknowledged).containsExactly("first from 0 in PT3S", "again"));
        assertThat(sent).containsExactly("1", "2", "0");
    }

    @Test
    void theFirstThatAreDoneAreNotReadAgain() {
        var fine = record(0, "fine", Duration.ZERO);
        var late = record(1, "late", Duration.ofSeconds(3));
        await().until(() -> {
            deliveries.accept(batch("read", List.of(fine, late)));
            return acknowledged.getLast().equals("read from 1 in PT3S");
        });
        assertThat(sent).containsExactly("0");
    }

    @Test
    void nothingIsStoredAsDoneBehindAnEarlierBatchThatIsNot() {
        deliveries.accept(batch("first", List.of(record(0, "hang", Duration.ZERO))));
        var fine = record(1, "fine", Duration.ZERO);
        var late = record(2, "late", Duration.ofMillis(1));
        deliveries.accept(batch("second", List.of(fine, late)));
        await().untilAsserted(() -> assertThat(sent).containsExactly("1"));
        deliveries.accept(batch("again", List.of(fine, late)));
        assertThat(acknowledged).containsExactly("second from 0 in PT0.05S", "again from 0 in PT0.05S");
    }

    private ActResult act(Envelope message) {
        if ("hang".equals(message.key())) {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        sent.add(new String(message.value(), UTF_8));
        return new ActResult.Done(List.of());
    }

    private Message<List<ConsumerRecord<byte[], byte[]>>> batch(String name, List<ConsumerRecord<byte[], byte[]>> all) {
        return MessageBuilder.withPayload(all)
                .setHeader(KafkaHeaders.ACKNOWLEDGMENT, new Acknowledgment() {
                    @Override
                    public void acknowledge() {
                        acknowledged.add(name);
                    }

                    @Override
                    public void nack(int index, Duration sleep) {
                        acknowledged.add(name + " from " + index + " in " + sleep);
                    }
                })
                .build();
    }

    private static ConsumerRecord<byte[], byte[]> record(int offset, String key, Duration early) {
        var record = new ConsumerRecord<>(
                TOPIC, 0, offset, key.getBytes(UTF_8), Integer.toString(offset).getBytes(UTF_8));
        String notBefore = Long.toString(NOW.plus(early).toEpochMilli());
        record.headers().add("windlass-not-before", notBefore.getBytes(UTF_8));
        return record;
    }
}
