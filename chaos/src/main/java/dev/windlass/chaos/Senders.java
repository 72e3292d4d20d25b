package dev.windlass.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Senders of numbered requests. Of so many senders each sends every so-many-th request: one at a time, in order, and
 * again with the same id until it is answered 200.
 */
public final class Senders implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String run = UUID.randomUUID().toString();
    private final IntFunction<HttpRequest.Builder> request;
    private final int requestsInAll;
    private final Duration between;
    private final Instant start = Instant.now();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger mistaken = new AtomicInteger();
    private final Map<Integer, String> answered = new ConcurrentHashMap<>();
    private volatile boolean ending;

    private Senders(IntFunction<HttpRequest.Builder> request, int requestsInAll, Duration between) {
        this.request = request;
        this.requestsInAll = requestsInAll;
        this.between = between;
    }

    /**
     * How much was sent.
     *
     * @param sent the numbers
     * @param requests what that took
     * @param answered how many numbers were answered 200
     * @param mistaken how often a repeat was answered with another id
     */
    record Count(int sent, int requests, int answered, int mistaken) {}

    /**
     * Begins to send events, {@code {"n": 0, "message": "event 0"}} and so on.
     *
     * @param door the whole address that events are posted to
     * @param senders how many send at once
     * @param events after how many all end by themselves
     * @param between how long after one event the next is due
     */
    public static Senders start(URI door, int senders, int events, Duration between) {
        return start(
                n -> HttpRequest.newBuilder(door)
                        .POST(BodyPublishers.ofString("{\"n\": " + n + ", \"message\": \"event " + n + "\"}")),
                senders,
                events,
                between);
    }

    /** The same with any requests, by their number. */
    static Senders start(IntFunction<HttpRequest.Builder> request, int senders, int requests, Duration between) {
        var all = new Senders(request, requests, between);
        for (int i = 0; i < senders; i++) {
            int first = i;
            all.threads.add(Thread.ofVirtual().start(() -> all.run(first, senders)));
        }
        return all;
    }

    /** What was answered 200 so far: by its number the id that the answer named. */
    public Map<Integer, String> answered() {
        return Map.copyOf(answered);
    }

    Count count() {
        return new Count(sent.get(), requests.get(), answered.size(), mistaken.get());
    }

    /** Returns once everything is answered 200, or the time is over. */
    void await(Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        for (Thread thread : threads) {
            Duration left = Duration.between(Instant.now(), deadline);
            thread.join(left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** Sends nothing further, and returns once what is under way is answered 200, or a minute is over. */
    @Override
    public void close() throws InterruptedException {
        ending = true;
        await(PATIENCE);
        threads.forEach(Thread::interrupt);
        http.close();
    }

    private void run(int first, int step) {
        try {
            for (int n = first; n < requestsInAll && !ending; n += step) {
                pause(Duration.between(Instant.now(), start.plus(between.multipliedBy(n))));
                sent.incrementAndGet();
                HttpRequest numbered = numbered(n);
                while (!isAnswered(n, numbered)) {
                    pause(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends once more what was answered 200.
     *
     * @return whether it was answered 200 again
     */
    boolean repeat(int n) throws InterruptedException {
        return isAnswered(n, numbered(n));
    }

    private HttpRequest numbered(int n) {
        return request.apply(n)
                .timeout(REQUEST_TIMEOUT)
                .header("Idempotency-Key", run + "/" + n)
                .build();
    }

    private boolean isAnswered(int n, HttpRequest numbered) throws InterruptedException {
        requests.incrementAndGet();
        try {
            var answer = http.send(numbered, BodyHandlers.discarding());
            if (answer.statusCode() == 200) {
                String id = answer.headers().firstValue("X-Windlass-Event-Id").orElseThrow();
                String before = answered.putIfAbsent(n, id);
                if (before != null && !before.equals(id)) {
                    mistaken.incrementAndGet();
                }
                return true;
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
