package dev.windlass.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends events again that were answered 200 already, as a person does who presses "Redeliver". */
final class Repeats implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    /** What was repeated takes a while to be decided on. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);

    private final Senders events;
    private final Random random;
    private final AtomicInteger answered = new AtomicInteger();
    private final Thread thread;
    private Instant nextRound = Instant.MIN;
    private volatile boolean ending;

    private Repeats(Senders events, long seed) {
        this.events = events;
        this.random = new Random(seed);
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    /** Begins to repeat random events. */
    static Repeats start(Senders events, long seed) {
        var repeats = new Repeats(events, seed);
        repeats.thread.start();
        return repeats;
    }

    /** Repeats each of these events once, or tries to. */
    void repeat(Collection<Integer> numbers) throws InterruptedException {
        for (int n : numbers) {
            if (events.repeat(n)) {
                answered.incrementAndGet();
            }
        }
    }

    /** The same, or nothing where that was done just now. For one thread. */
    void repeatNowAndThen(Collection<Integer> numbers) throws InterruptedException {
        if (Instant.now().isAfter(nextRound)) {
            repeat(numbers);
            nextRound = Instant.now().plus(BETWEEN_ROUNDS);
        }
    }

    /** How many repeats were answered 200. */
    int count() {
        return answered.get();
    }

    /** Repeats no further ones by itself. */
    @Override
    public void close() throws InterruptedException {
        ending = true;
        thread.join();
    }

    private void run() {
        try {
            while (!ending) {
                List<Integer> known = new ArrayList<>(events.answered().keySet());
                if (!known.isEmpty()) {
                    repeat(List.of(known.get(random.nextInt(known.size()))));
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
