package dev.windlass.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stands before an API server and answers in its place what the vectors' faults say, each as often as it says. */
final class FaultyApi implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI target;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    /** An answer to a request that reads one object. */
    private record Fault(String pathEnd, ObjectNode status) {}

    FaultyApi(URI target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Faults to come, as {@code webhook.jsonl} words them; they replace those that have not come yet. */
    void fail(JsonNode faults) {
        this.faults.clear();
        for (JsonNode fault : faults) {
            var status = World.JSON.createObjectNode().put("kind", "Status").put("apiVersion", "v1");
            status.setAll((ObjectNode) fault.path("status"));
            String end = "/" + fault.path("resource").asString() + "/"
                    + fault.path("name").asString();
            for (int i = 0; i < fault.path("times").asInt(); i++) {
                this.faults.add(new Fault(end, status));
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<Fault> due = faults.stream()
                    .filter(it -> exchange.getRequestMethod().equals("GET") && path.endsWith(it.pathEnd()))
                    .findFirst()
                    .filter(faults::remove);
            if (due.isPresent()) {
                ObjectNode status = due.get().status();
                answer(exchange, status.path("code").asInt(), World.JSON.writeValueAsBytes(status));
                return;
            }
            pass(exchange);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : List.of("Authorization", "Content-Type", "Accept")) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(it -> request.header(name, it));
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
