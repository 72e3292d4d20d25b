package dev.windlass.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A webhook with moods: it turns down the first request of some notifications, which ones a seed decides, and takes all
 * others.
 */
final class Receiver implements AutoCloseable {
    private static final int MAX_LATE_MILLIS = 6_000;
    private static final int NO_BODY = -1;

    private final long seed;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Arrivals arrivals = new Arrivals();
    private final AtomicInteger turnedDown = new AtomicInteger();

    private Receiver(long seed) throws IOException {
        this.seed = seed;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    static Receiver start(long seed) throws IOException {
        var receiver = new Receiver(seed);
        receiver.server.createContext("/", receiver::handle);
        receiver.server.setExecutor(receiver.threads);
        receiver.server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** How many requests were answered 500 or 503, late, or not at all. */
    int turnedDown() {
        return turnedDown.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String about = exchange.getRequestURI().getPath();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (arrivals.isFirst(about, id)) {
                meet(exchange, id, new SplittableRandom(seed + about.hashCode()));
            } else {
                take(exchange, id);
            }
        }
    }

    private void meet(HttpExchange exchange, String id, SplittableRandom mood) throws IOException {
        int percent = mood.nextInt(100);
        if (percent >= 12) {
            take(exchange, id);
            return;
        }
        turnedDown.incrementAndGet();
        if (percent < 4) {
            exchange.sendResponseHeaders(500, NO_BODY);
        } else if (percent < 8) {
            exchange.sendResponseHeaders(503, NO_BODY);
        } else if (percent == 8) {
            pause(mood.nextInt(MAX_LATE_MILLIS));
            take(exchange, id);
        }
        // Else the connection ends without an answer.
    }

    private void take(HttpExchange exchange, String id) throws IOException {
        arrivals.take(id);
        exchange.sendResponseHeaders(200, NO_BODY);
    }

    private static void pause(int millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
