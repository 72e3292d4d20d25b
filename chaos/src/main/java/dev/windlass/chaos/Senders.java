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

/**
 * Senders of numbered events, {@code {"n": 0, "message": "event 0"}} and so on. Each sends one at a time, and again with
 * the same id until it is answered 200.
 */
public final class Senders implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String run = UUID.randomUUID().toString();
    private final URI door;
    private final int events;
    private final Duration between;
    private final Instant start = Instant.now();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Integer, String> answered = new ConcurrentHashMap<>();
    private volatile boolean ending;

    private Senders(URI door, int events, Duration between) {
        this.door = door;
        this.events = events;
        this.between = between;
    }

    /**
     * Begins to send.
     *
     * @param door the whole address that events are posted to
     * @param senders how many send at once
     * @param events after how many all end by themselves
     * @param between how long after one event the next is due
     */
    public static Senders start(URI door, int senders, int events, Duration between) {
        var all = new Senders(door, events, between);
        for (int i = 0; i < senders; i++) {
            all.threads.add(Thread.ofVirtual().start(all::run));
        }
        return all;
    }

    /** The events that were answered 200 so far: by their number the ids that the answers named. */
    public Map<Integer, String> answered() {
        return Map.copyOf(answered);
    }

    /** How many events were sent so far, answered or not. */
    int sent() {
        return Math.min(next.get(), events);
    }

    /** How many requests that took. */
    int requests() {
        return requests.get();
    }

    /** Returns once all events are answered 200, or the time is over. */
    void await(Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        for (Thread thread : threads) {
            Duration left = Duration.between(Instant.now(), deadline);
            thread.join(left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** Sends no further event, and returns once those under way are answered 200, or a minute is over. */
    @Override
    public void close() throws InterruptedException {
        ending = true;
        await(PATIENCE);
        threads.forEach(Thread::interrupt);
        http.close();
    }

    private void run() {
        try {
            for (int n = next.getAndIncrement(); n < events && !ending; n = next.getAndIncrement()) {
                pause(Duration.between(Instant.now(), start.plus(between.multipliedBy(n))));
                HttpRequest event = HttpRequest.newBuilder(door)
                        .timeout(REQUEST_TIMEOUT)
                        .header("Idempotency-Key", run + "/" + n)
                        .POST(BodyPublishers.ofString("{\"n\": " + n + ", \"message\": \"event " + n + "\"}"))
                        .build();
                while (!isAnswered(n, event)) {
                    pause(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnswered(int n, HttpRequest event) throws InterruptedException {
        requests.incrementAndGet();
        try {
            var answer = http.send(event, BodyHandlers.discarding());
            if (answer.statusCode() == 200) {
                answered.put(
                        n, answer.headers().firstValue("X-Windlass-Event-Id").orElseThrow());
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
