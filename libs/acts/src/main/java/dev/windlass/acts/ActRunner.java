package dev.windlass.acts;

import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.Retry;
import dev.windlass.contracts.UnreadableMessageException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on batches of records: records with different keys side by side, records with the same key one after the other
 * in their order. Nothing is forgotten: when a batch is completed, everything that follows from it has been stored.
 * Thread-safe.
 */
public final class ActRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ActRunner.class);

    /** For so long at most what comes next waits behind a record that is not due. */
    private static final Duration LONGEST_LOOK_AWAY = Duration.ofSeconds(1);

    private final ActSettings settings;
    private final Act act;
    private final Clock clock;
    private final Settlement settlement;
    private final Gate gate;
    private final io.github.resilience4j.retry.Retry inHand;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** The positions of records that are done and come again, since one before them in their batch was not. */
    private final Set<String> doneAhead = ConcurrentHashMap.newKeySet();

    public ActRunner(ActSettings settings, Act act, Records records, Clock clock) {
        this.settings = settings;
        this.act = act;
        this.clock = clock;
        this.settlement = new Settlement(settings, records, clock);
        this.gate = new Gate(settings, clock);
        this.inHand = io.github.resilience4j.retry.Retry.of(settings.topic(), inHand(settings));
    }

    /**
     * Acts on a batch of one partition, or of several.
     *
     * @throws RuntimeException where Kafka could not store what followed: the batch is to be given again
     */
    public BatchResult run(List<Received> batch) {
        Set<String> done = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Optional<BatchResult.Paused>>> lanes = new ArrayList<>();
        for (List<Numbered> lane : lanes(batch)) {
            lanes.add(CompletableFuture.supplyAsync(() -> performInOrder(lane, done), threads));
        }
        List<BatchResult.Paused> pauses = lanes.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(BatchResult.Paused::index))
                .toList();
        if (pauses.isEmpty()) {
            return new BatchResult.Completed();
        }
        BatchResult.Paused first = pauses.getFirst();
        batch.subList(first.index(), batch.size()).stream()
                .map(Received::position)
                .filter(done::contains)
                .forEach(doneAhead::add);
        Duration shortest = pauses.stream()
                .map(BatchResult.Paused::pause)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new BatchResult.Paused(first.index(), shortest, first.reason());
    }

    /**
     * Acts on one record, whatever others are under way, and returns when what followed is stored. What is away counts
     * as postponed.
     *
     * @throws RuntimeException where Kafka could not store what followed: the record is to be given again
     */
    public void perform(Received received) {
        ActResult result = tryInHand(received.message());
        ActResult last = result instanceof ActResult.Away(String reason) ? new ActResult.Postponed(reason) : result;
        settlement.settle(received, last).join();
    }

    /**
     * Parks one record without acting on it, which counts for no try, and returns when that is stored.
     *
     * @throws RuntimeException where Kafka could not store it
     */
    public void postpone(Received received, String reason) {
        settlement
                .settle(received, new ActResult.NotTried(reason, Duration.ZERO))
                .join();
    }

    @Override
    public void close() {
        threads.close();
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

    private Optional<BatchResult.Paused> performInOrder(List<Numbered> lane, Set<String> done) {
        for (Numbered next : lane) {
            String position = next.received().position();
            if (!doneAhead.remove(position)) {
                Duration early = Retry.remaining(next.received().message(), clock.instant());
                if (early.isPositive()) {
                    return Optional.of(next.paused(shorter(early, LONGEST_LOOK_AWAY), "not due yet"));
                }
                ActResult result = tryInHand(next.received().message());
                if (result instanceof ActResult.Away(String reason)) {
                    return Optional.of(next.paused(gate.remaining(), reason));
                }
                settlement.settle(next.received(), result).join();
            }
            done.add(position);
        }
        return Optional.empty();
    }

    private ActResult tryInHand(Envelope message) {
        try {
            if (!gate.enter()) {
                return new ActResult.Away("what is needed is away");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ActResult.Away("interrupted");
        }
        try {
            return inHand.executeSupplier(() -> tryOnce(message));
        } finally {
            gate.leave();
        }
    }

    private ActResult tryOnce(Envelope message) {
        ActResult result = perform(message);
        if (result instanceof ActResult.Away(String reason)) {
            gate.close(reason);
        } else {
            gate.answered();
        }
        return result;
    }

    private ActResult perform(Envelope message) {
        try {
            return act.perform(message);
        } catch (UnreadableMessageException e) {
            return new ActResult.Refused("unreadable: " + e.getMessage(), List.of());
        } catch (RuntimeException e) {
            log.error("An act on {} failed in a way nobody foresaw", settings.topic(), e);
            return new ActResult.Postponed("internal error: " + e.getClass().getSimpleName());
        }
    }

    /** What is put off for longer than a pause is better parked: nothing is in hand for so long. */
    private static RetryConfig inHand(ActSettings settings) {
        IntervalFunction backoff = IntervalFunction.ofExponentialRandomBackoff(settings.backoff(), 2);
        return RetryConfig.<ActResult>custom()
                .maxAttempts(settings.triesInHand())
                .intervalBiFunction((tries, result) -> result.get() instanceof ActResult.Postponed postponed
                        ? Math.max(backoff.apply(tries), postponed.atLeast().toMillis())
                        : backoff.apply(tries))
                .retryOnResult(it -> it instanceof ActResult.Postponed postponed
                        && postponed.atLeast().compareTo(settings.pause()) <= 0)
                .build();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private record Numbered(int index, Received received) {
        BatchResult.Paused paused(Duration pause, String reason) {
            return new BatchResult.Paused(index, pause, reason);
        }
    }
}
