package dev.windlass.bench;

import dev.windlass.kube.KubeApi;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Events that are sent at fixed moments, and how long after its moment the Workflow of each is visible. */
final class EndToEnd {
    private static final int CONNECTIONS = 32;
    private static final long PATIENCE_SECONDS = 120;

    private final int port;
    private final KubeApi api;
    private final String namespace;

    EndToEnd(int port, KubeApi api, String namespace) {
        this.port = port;
        this.api = api;
        this.namespace = namespace;
    }

    /**
     * What came of it.
     *
     * @param perSecond Workflows a second, from the first event to the last Workflow
     */
    record Figures(double perSecond, double p50Millis, double p99Millis) {
        @Override
        public String toString() {
            return "%,6.0f/s  p50 %7.1f ms  p99 %7.1f ms".formatted(perSecond, p50Millis, p99Millis);
        }
    }

    /**
     * Sends so many events, and waits until the Workflow of each is visible.
     *
     * @param perSecond how many a second; 0: as many as are taken
     */
    Figures run(int events, double perSecond) throws Exception {
        AtomicLongArray visible = new AtomicLongArray(events);
        CountDownLatch left = new CountDownLatch(events);
        try (WorkflowWatch watch = new WorkflowWatch(api, namespace, n -> {
            if (n < events && visible.compareAndSet(n, 0, System.nanoTime())) {
                left.countDown();
            }
        })) {
            long start = System.nanoTime();
            send(events, perSecond, start);
            if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " Workflows are missing");
            }
            double[] millis = new double[events];
            for (int n = 0; n < events; n++) {
                millis[n] = (visible.get(n) - due(start, n, perSecond)) / 1e6;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(millis);
            return new Figures(events / seconds, millis[events / 2], millis[(int) (events * 0.99)]);
        }
    }

    private void send(int events, double perSecond, long start) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    sendSome(next, events, perSecond, start);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    ended.countDown();
                }
            });
        }
        ended.await();
    }

    private void sendSome(AtomicInteger next, int events, double perSecond, long start) throws Exception {
        int[] number = new int[1];
        try (HttpConnection connection = new HttpConnection(port, () -> event(number[0]))) {
            for (int n = next.getAndIncrement(); n < events; n = next.getAndIncrement()) {
                for (long early = due(start, n, perSecond) - System.nanoTime();
                        early > 0;
                        early = due(start, n, perSecond) - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                number[0] = n;
                connection.once();
            }
        }
    }

    private byte[] event(int n) {
        return HttpConnection.post(
                "/api/v1/events/" + namespace + "/-", "{\"n\": " + n + ", \"message\": \"" + "x".repeat(980) + "\"}");
    }

    private static long due(long start, int n, double perSecond) {
        return perSecond == 0 ? start : start + (long) (n * 1e9 / perSecond);
    }
}
