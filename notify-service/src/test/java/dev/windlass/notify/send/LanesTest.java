package dev.windlass.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.acts.ActResult;
import dev.windlass.acts.ActRunner;
import dev.windlass.acts.ActSettings;
import dev.windlass.acts.Received;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LanesTest {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> parked = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final ActRunner runner = new ActRunner(
            new ActSettings(Topics.DELIVERIES, 100, 1, Duration.ofMillis(1), Duration.ofHours(1), Duration.ofMillis(1)),
            this::act,
            this::store,
            Clock.systemUTC());
    private final Lanes lanes = lanes(10, Duration.ofMinutes(1));
    private final Lanes narrow = lanes(1, Duration.ofMinutes(1));
    private final Lanes impatient = lanes(10, Duration.ZERO);

    @AfterEach
    void stop() {
        hanging.countDown();
        List.of(lanes, narrow, impatient).forEach(Lanes::close);
        runner.close();
    }

    @Test
    void aHangingDestinationDelaysNoOther() {
        CompletableFuture<Void> stuck = lanes.submit(record("hang", "1"));
        lanes.submit(record("fine", "2")).join();
        assertThat(stuck).isNotDone();
        hanging.countDown();
        stuck.join();
        assertThat(sent).containsExactly("2", "1");
    }

    @Test
    void oneDestinationHearsInOrder() {
        List<String> ids = List.of("1", "2", "3", "4", "5");
        CompletableFuture.allOf(
                        ids.stream().map(it -> lanes.submit(record("fine", it))).toArray(CompletableFuture[]::new))
                .join();
        assertThat(sent).isEqualTo(ids);
    }

    @Test
    void whatFindsNoRoomBehindAHangingOneIsParkedAtOnce() {
        var _ = narrow.submit(record("hang", "1"));
        var _ = narrow.submit(record("hang", "2"));
        narrow.submit(record("hang", "3")).join();
        assertThat(parked).containsExactly("3 in windlass.deliveries.retry.5s");
    }

    @Test
    void whatWaitedTooLongIsParkedUntried() {
        CompletableFuture<Void> first = impatient.submit(record("hang", "1"));
        CompletableFuture<Void> second = impatient.submit(record("hang", "2"));
        hanging.countDown();
        CompletableFuture.allOf(first, second).join();
        assertThat(parked).contains("2 in windlass.deliveries.retry.5s");
        assertThat(sent).doesNotContain("2");
    }

    @Test
    void aRecordIsNotDoneBeforeWhatFollowedIsStored() {
        failures.set(2);
        CompletableFuture<Void> refused = lanes.submit(record("refused", "1"));
        await().until(refused::isDone);
        assertThat(failures).hasValue(0);
    }

    private Lanes lanes(int waiting, Duration patience) {
        return new Lanes(runner, new LaneLimits(100, waiting, patience), Clock.systemUTC());
    }

    private ActResult act(Envelope message) {
        String key = String.valueOf(message.key());
        if (key.equals("hang")) {
            awaitHanging();
        }
        sent.add(id(message));
        return key.equals("refused") ? new ActResult.Refused("no", List.of()) : new ActResult.Done(List.of());
    }

    private void awaitHanging() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<?> store(String topic, Envelope message) {
        if (failures.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            return CompletableFuture.failedFuture(new IllegalStateException("Kafka is away"));
        }
        if (topic.startsWith(Topics.DELIVERIES + ".retry.")) {
            parked.add(id(message) + " in " + topic);
        }
        return CompletableFuture.completedFuture(null);
    }

    private static Received record(String key, String id) {
        return new Received(new Envelope(key, Map.of("ce_id", id, "windlass-attempt", "2"), new byte[0]), id);
    }

    private static String id(Envelope message) {
        return String.valueOf(message.header("ce_id"));
    }
}
