package dev.windlass.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A hundred destinations on loopback that note when each notification came; some of them may be let hang. */
final class Arrivals implements AutoCloseable {
    private static final int BACKLOG = 1000;
    private static final long LONGEST_HANG_SECONDS = 60;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Long> nanos = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int hanging;

    Arrivals() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url(int destination) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + destination;
    }

    /** From now on the destinations with a lower number than this do not answer. */
    void hang(int count) {
        hanging = count;
    }

    /** When the notification of that text came, by the JVM's own clock; by destination and text. */
    Map<String, Long> nanos() {
        return nanos;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (var _ = exchange.getRequestBody()) {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String destination = exchange.getRequestURI().getPath().substring(1);
            nanos.putIfAbsent(destination + " " + text, System.nanoTime());
            if (Integer.parseInt(destination) < hanging && end.await(LONGEST_HANG_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
