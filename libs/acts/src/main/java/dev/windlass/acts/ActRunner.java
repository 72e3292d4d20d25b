package dev.windlass.acts;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Retry;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on batches of records: records with different keys side by side, records with the same key one after the other
 * in their order. Nothing is forgotten: when a batch is completed, everything that follows from it has been stored.
 */
public final class ActRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ActRunner.class);

    private final ActSettings settings;
    private final Act act;
    private final Records records;
    private final Clock clock;
    private final io.github.resilience4j.retry.Retry inHand;
    private final Semaphore slots;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ActRunner(ActSettings settings, Act act, Records records, Clock clock) {
        this.settings = settings;
        this.act = act;
        this.records = records;
        this.clock = clock;
        this.slots = new Semaphore(settings.concurrency());
        this.inHand = io.github.resilience4j.retry.Retry.of(
                settings.topic(),
                RetryConfig.<ActResult>custom()
                        .maxAttempts(settings.triesInHand())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(settings.backoff(), 2))
                        .retryOnResult(it -> it instanceof ActResult.Postponed || it instanceof ActResult.Away)
                        .build());
    }

    /**
     * Acts on a batch of one partition, or of several.
     *
     * @throws RuntimeException where Kafka could not store what followed: the batch is to be given again
     */
    public BatchResult run(List<Received> batch) {
        int due = due(batch);
        if (due == 0 && !batch.isEmpty()) {
            return notDue(batch, 0);
        }
        Optional<Paused> paused = perform(batch.subList(0, due));
        if (paused.isPresent()) {
            Paused at = paused.get();
            log.warn("Waiting {} before going on with {}: {}", settings.pause(), settings.topic(), at.reason());
            return new BatchResult.Paused(at.index(), settings.pause(), at.reason());
        }
        return due == batch.size() ? new BatchResult.Completed() : notDue(batch, due);
    }

    @Override
    public void close() {
        threads.close();
    }

    private int due(List<Received> batch) {
        Instant now = clock.instant();
        for (int i = 0; i < batch.size(); i++) {
            if (Retry.remaining(batch.get(i).message(), now).isPositive()) {
                return i;
            }
        }
        return batch.size();
    }

    private BatchResult notDue(List<Received> batch, int index) {
        Duration remaining = Retry.remaining(batch.get(index).message(), clock.instant());
        return new BatchResult.Paused(index, remaining.isPositive() ? remaining : Duration.ofMillis(1), "not due yet");
    }

    private Optional<Paused> perform(List<Received> batch) {
        List<CompletableFuture<Optional<Paused>>> lanes = new ArrayList<>();
        for (List<Numbered> lane : lanes(batch)) {
            lanes.add(CompletableFuture.supplyAsync(() -> performInOrder(lane), threads));
        }
        return lanes.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .min((a, b) -> Integer.compare(a.index(), b.index()));
    }

    private static List<List<Numbered>> lanes(List<Received> batch) {
        Map<Object, List<Numbered>> lanes = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            Received received = batch.get(i);
            String key = received.message().key();
            lanes.computeIfAbsent(key == null ? (Object) i : key, it -> new ArrayList<>())
                    .add(new Numbered(i, received));
        }
        return List.copyOf(lanes.values());
    }

    private Optional<Paused> performInOrder(List<Numbered> lane) {
        for (Numbered next : lane) {
            ActResult result = tryInHand(next.received().message());
            if (result instanceof ActResult.Away(String reason)) {
                return Optional.of(new Paused(next.index(), reason));
            }
            CompletableFuture.allOf(settle(next.received(), result).toArray(CompletableFuture[]::new))
                    .join();
        }
        return Optional.empty();
    }

    private ActResult tryInHand(Envelope message) {
        slots.acquireUninterruptibly();
        try {
            return inHand.executeSupplier(() -> tryOnce(message));
        } finally {
            slots.release();
        }
    }

    private ActResult tryOnce(Envelope message) {
        try {
            return act.perform(message);
        } catch (UnreadableMessageException e) {
            return new ActResult.Refused("unreadable: " + e.getMessage(), List.of());
        } catch (RuntimeException e) {
            log.error("An act on {} failed in a way nobody foresaw", settings.topic(), e);
            return new ActResult.Postponed("internal error: " + e.getClass().getSimpleName());
        }
    }

    private List<CompletableFuture<?>> settle(Received received, ActResult result) {
        return switch (result) {
            case ActResult.Done(var outcomes) -> send(outcomes);
            case ActResult.Refused(String reason, var outcomes) -> bury(received, reason, outcomes);
            case ActResult.Postponed(String reason) -> park(received, reason);
            case ActResult.Away away -> throw new IllegalStateException("waits, and is not settled: " + away.reason());
        };
    }

    private List<CompletableFuture<?>> park(Received received, String reason) {
        Envelope message = received.message();
        Optional<Retry.Parked> next = Retry.next(settings.topic(), message, clock.instant(), settings.maxAge());
        if (next.isEmpty()) {
            return bury(received, "given up after " + settings.maxAge() + ": " + reason, List.of());
        }
        Retry.Parked parked = next.get();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        sent.add(records.send(parked.topic(), parked.message()));
        sent.addAll(send(List.of(
                outcome(message, new Outcome.Delayed(text(message, CloudEvent.ID), reason, parked.notBefore())))));
        return sent;
    }

    private List<CompletableFuture<?>> bury(Received received, String reason, List<Outcome> outcomes) {
        Envelope message = received.message();
        log.warn("Dead letter from {}: {}", received.position(), reason);
        List<CompletableFuture<?>> sent = new ArrayList<>(send(outcomes));
        sent.add(records.send(
                Topics.DEAD_LETTERS,
                DeadLetters.of(message, settings.topic(), received.position(), reason, clock.instant())));
        sent.addAll(send(List.of(outcome(message, new Outcome.Dead(settings.topic(), reason)))));
        return sent;
    }

    private Outcome outcome(Envelope message, Outcome.Result result) {
        return Outcome.of(text(message, CloudEvent.EVENT_ID), "", clock.instant(), result);
    }

    private List<CompletableFuture<?>> send(List<Outcome> outcomes) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            sent.add(records.send(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(outcome)));
        }
        return sent;
    }

    private static String text(Envelope message, String header) {
        String value = message.header(header);
        return value == null ? "" : value;
    }

    private record Numbered(int index, Received received) {}

    private record Paused(int index, String reason) {}
}
