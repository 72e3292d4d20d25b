package dev.windlass.notify.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Runs what is to follow pieces of work in the order in which these were begun, however they end. */
final class InOrder {
    private final Deque<Work> begun = new ArrayDeque<>();

    private record Work(CompletableFuture<?> done, Runnable then) {}

    /** Runs {@code then} once {@code done} and everything before it is complete; never, where one of them fails. */
    void add(CompletableFuture<?> done, Runnable then) {
        synchronized (begun) {
            begun.add(new Work(done, then));
        }
        var _ = done.thenRun(this::advance);
    }

    boolean isEmpty() {
        synchronized (begun) {
            return begun.isEmpty();
        }
    }

    private void advance() {
        synchronized (begun) {
            while (!begun.isEmpty() && isDone(begun.getFirst())) {
                begun.removeFirst().then().run();
            }
        }
    }

    private static boolean isDone(Work work) {
        return work.done().isDone() && !work.done().isCompletedExceptionally();
    }
}
