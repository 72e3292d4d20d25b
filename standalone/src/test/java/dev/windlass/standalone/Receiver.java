package dev.windlass.standalone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives webhooks, and answers as Slack does. */
final class Receiver implements AutoCloseable {
    private static final byte[] SLACK_OK =
            "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1700000000.000001\"}".getBytes(StandardCharsets.UTF_8);

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** @param authorization empty where there was none */
    record Request(String path, String authorization, String body) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(
                    new Request(exchange.getRequestURI().getPath(), authorization == null ? "" : authorization, body));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, SLACK_OK.length);
            exchange.getResponseBody().write(SLACK_OK);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> bodies(String path) {
        return requests(path).stream().map(Request::body).toList();
    }

    List<Request> requests(String path) {
        return requests.stream().filter(it -> it.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
