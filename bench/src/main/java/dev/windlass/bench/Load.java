package dev.windlass.bench;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Does one thing again and again in many threads, for a bounded time or number, and measures how long each took. */
final class Load {
    /** One thread's work; closed at the end. */
    interface Worker extends AutoCloseable {
        void once() throws Exception;
    }

    /** Makes a worker for each thread. */
    @FunctionalInterface
    interface Workers {
        Worker open() throws Exception;
    }

    /** What came of it: calls a second, and how long a call took at the median and at the 99th percentile. */
    record Figures(double perSecond, double p50Millis, double p99Millis) {
        @Override
        public String toString() {
            return "%,8.0f/s  p50 %6.2f ms  p99 %6.2f ms".formatted(perSecond, p50Millis, p99Millis);
        }
    }

    private Load() {}

    static Figures run(Workers workers, int threads, int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        return run(workers, threads, () -> System.nanoTime() - end < 0);
    }

    /** Goes on for as long as there is more to do. */
    static Figures run(Workers workers, int threads, BooleanSupplier more) throws InterruptedException {
        return run(threads, number -> measure(workers, more));
    }

    /**
     * Does so many a second, evenly, whatever they take; a call that begins late because the one before it took too long
     * counts from when it should have begun.
     */
    static Figures paced(Workers workers, int threads, int seconds, double perSecond) throws InterruptedException {
        long interval = (long) (threads * 1e9 / perSecond);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        return run(threads, number -> measure(workers, start + interval * number / threads, interval, end));
    }

    /** What one thread does: how long each of its calls took, in nanoseconds. */
    @FunctionalInterface
    private interface Turn {
        long[] calls(int number) throws Exception;
    }

    private static Figures run(int threads, Turn turn) throws InterruptedException {
        long[][] nanos = new long[threads][];
        var done = new CountDownLatch(threads);
        var failure = new AtomicReference<Exception>();
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    nanos[number] = turn.calls(number);
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (failure.get() != null) {
            throw new IllegalStateException("the load failed", failure.get());
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            throw new IllegalStateException("nothing succeeded");
        }
        return new Figures(all.length / elapsed, at(all, 0.5), at(all, 0.99));
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }

    private static long[] measure(Workers workers, long first, long interval, long end) throws Exception {
        int calls = (int) ((end - first) / interval);
        long[] nanos = new long[calls];
        try (Worker worker = workers.open()) {
            for (int i = 0; i < calls; i++) {
                long due = first + i * interval;
                LockSupport.parkNanos(due - System.nanoTime());
                worker.once();
                nanos[i] = System.nanoTime() - due;
            }
        }
        return nanos;
    }

    private static long[] measure(Workers workers, BooleanSupplier more) throws Exception {
        long[] nanos = new long[1024];
        int count = 0;
        try (Worker worker = workers.open()) {
            long now = System.nanoTime();
            while (more.getAsBoolean()) {
                worker.once();
                long then = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, count * 2);
                }
                nanos[count++] = then - now;
                now = then;
            }
        }
        return Arrays.copyOf(nanos, count);
    }
}
