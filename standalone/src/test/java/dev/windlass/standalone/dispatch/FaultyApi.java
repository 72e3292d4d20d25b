package dev.windlass.standalone.dispatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Stands before an API server, and answers in its place as often as it is told to. */
final class FaultyApi implements AutoCloseable {
    private static final Map<String, String> METHODS = Map.of("create", "POST", "get", "GET", "list", "GET");

    private final URI server;
    private final HttpServer front;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Fault> faults = new ArrayList<>();

    private static final class Fault {
        private final JsonNode json;
        private int left;

        Fault(JsonNode json) {
            this.json = json;
            this.left = json.path("times").asInt(1);
        }

        boolean applies(HttpExchange exchange) {
            return left != 0
                    && exchange.getRequestMethod()
                            .equals(METHODS.get(json.path("verb").asString()))
                    && exchange.getRequestURI()
                            .getPath()
                            .contains("/" + json.path("resource").asString());
        }
    }

    FaultyApi(URI server) throws IOException {
        this.server = server;
        front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.createContext("/", this::handle);
        front.setExecutor(threads);
        front.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + front.getAddress().getPort());
    }

    synchronized void expect(JsonNode asked) {
        faults.clear();
        asked.forEach(it -> faults.add(new Fault(it)));
    }

    private synchronized JsonNode next(HttpExchange exchange) {
        for (Fault fault : faults) {
            if (fault.applies(exchange)) {
                fault.left--;
                return fault.json;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode fault = next(exchange);
        if (fault.has("netErr")) {
            exchange.close();
        } else if (fault.has("status")) {
            JsonNode status = fault.path("status");
            answer(exchange, status.path("code").asInt(), status.toString().getBytes(StandardCharsets.UTF_8));
        } else {
            passOn(exchange, body);
        }
    }

    private void passOn(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Content-Type") || name.startsWith("Impersonate-")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        front.stop(0);
        threads.close();
        client.close();
    }
}
