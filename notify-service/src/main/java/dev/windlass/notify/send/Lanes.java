package dev.windlass.notify.send;

import dev.windlass.acts.ActRunner;
import dev.windlass.acts.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on records of one key in their order, and on those of different keys side by side: whoever gives one in does not
 * wait for it. Where a key's lane is full, or a record waited in it for too long, the record is parked at once.
 */
public final class Lanes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    private final ActRunner runner;
    private final LaneLimits limits;
    private final Clock clock;
    private final Semaphore room;
    private final Map<String, Deque<Task>> lanes = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    private record Task(Received received, Instant since, CompletableFuture<Void> done) {}

    public Lanes(ActRunner runner, LaneLimits limits, Clock clock) {
        this.runner = runner;
        this.limits = limits;
        this.clock = clock;
        this.room = new Semaphore(limits.inHand());
    }

    /**
     * Takes a record in. It blocks only where as many are in hand as there may be.
     *
     * @return completes when the record is done, parked or dead, and that is stored; never, where the process ends first
     */
    public CompletableFuture<Void> submit(Received received) {
        room.acquireUninterruptibly();
        var task = new Task(received, clock.instant(), new CompletableFuture<>());
        String key = String.valueOf(received.message().key());
        synchronized (lanes) {
            Deque<Task> lane = lanes.get(key);
            if (lane == null) {
                lanes.put(key, new ArrayDeque<>());
                threads.execute(() -> runLane(key, task));
            } else if (lane.size() < limits.waiting()) {
                lane.add(task);
            } else {
                threads.execute(() -> finish(task, () -> runner.postpone(received, "too many wait for " + key)));
            }
        }
        return task.done();
    }

    /** Takes nothing more up; what has begun goes on to its end. */
    @Override
    public void close() {
        closed = true;
        threads.close();
    }

    private void runLane(String key, Task first) {
        for (Task task = first; task != null && !closed; task = next(key)) {
            Received received = task.received();
            boolean late = clock.instant().isAfter(task.since().plus(limits.patience()));
            finish(
                    task,
                    late
                            ? () -> runner.postpone(received, key + " is slow, others waited before it for too long")
                            : () -> runner.perform(received));
        }
    }

    private @Nullable Task next(String key) {
        synchronized (lanes) {
            Task next = lanes.getOrDefault(key, new ArrayDeque<>()).poll();
            if (next == null) {
                lanes.remove(key);
            }
            return next;
        }
    }

    /** Tries until what follows is stored: before that, the record must not count as done. */
    private void finish(Task task, Runnable act) {
        while (!closed) {
            try {
                act.run();
                room.release();
                task.done().complete(null);
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "What became of the record at {} could not be stored, trying again",
                        task.received().position(),
                        e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_NEXT_TRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
