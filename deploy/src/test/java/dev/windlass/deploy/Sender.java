package dev.windlass.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Sends events one after the other, and each again with the same id until it is answered 200. */
final class Sender implements AutoCloseable {
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(50);

    /** The ids, as the answers named them, of the events that were answered 200. */
    final Set<String> answered = ConcurrentHashMap.newKeySet();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI door;
    private final Thread thread;
    private volatile boolean closing;

    Sender(URI door) {
        this.door = door;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    /** Returns once the event under way has been answered 200. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }

    private void run() {
        try {
            for (int i = 0; !closing; i++) {
                HttpRequest event = HttpRequest.newBuilder(door)
                        .timeout(Duration.ofSeconds(15))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString("{\"message\": \"event " + i + "\"}"))
                        .build();
                while (!isAnswered(event)) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_EVENTS.toMillis());
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_EVENTS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnswered(HttpRequest event) throws InterruptedException {
        try {
            var answer = http.send(event, BodyHandlers.discarding());
            if (answer.statusCode() == 200) {
                answered.add(answer.headers().firstValue("X-Windlass-Event-Id").orElseThrow());
                return true;
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
