package dev.windlass.notify.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.windlass.golang.Budget;
import dev.windlass.golang.Num;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers as a case's script says, each list in turn, its last answer for ever. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Receiver.Request> requests = new ArrayList<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private Map<?, ?> script = Map.of();
    private Map<?, ?> channels = Map.of();
    private int posts;

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void script(Map<?, ?> answers, Map<?, ?> channelIds) {
        script = answers;
        channels = channelIds;
        turns.clear();
        requests.clear();
        posts = 0;
    }

    /** What came since the last look. */
    synchronized List<Receiver.Request> take() {
        List<Receiver.Request> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Receiver.Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Map<?, ?> answer = answer(request);
            if (Boolean.TRUE.equals(answer.get("drop"))) {
                return;
            }
            Vectors.map(answer, "headers")
                    .forEach((name, value) -> exchange.getResponseHeaders().add((String) name, String.valueOf(value)));
            byte[] body = body(request, answer).getBytes(StandardCharsets.UTF_8);
            int status = answer.get("status") instanceof Num number ? (int) number.bits() : 200;
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private synchronized Map<?, ?> answer(Receiver.Request request) {
        requests.add(request);
        String path = request.path().replaceFirst("\\?.*", "");
        String method = path.substring(path.lastIndexOf('/') + 1);
        for (String key : List.of(request.method() + " " + path, path, method, "*")) {
            if (script.get(key) instanceof List<?> answers && !answers.isEmpty()) {
                int turn = turns.merge(key, 1, Integer::sum) - 1;
                return (Map<?, ?>) answers.get(Math.min(turn, answers.size() - 1));
            }
        }
        return Map.of();
    }

    private synchronized String body(Receiver.Request request, Map<?, ?> answer) {
        if (answer.get("json") != null) {
            return json(answer.get("json"));
        }
        if (!answer.isEmpty() || !request.path().contains("/chat.")) {
            return Vectors.text(answer, "body");
        }
        boolean update = request.path().endsWith("chat.update");
        String ts = update ? field(request, "ts") : "1700000000.%06d".formatted(++posts);
        String channel = field(request, "channel");
        Object id = channels.get(channel) == null ? channel : channels.get(channel);
        return json(Map.of("ok", true, "channel", String.valueOf(id), "ts", ts));
    }

    private static String field(Receiver.Request request, String name) {
        for (String each : request.body().split("&", -1)) {
            if (each.startsWith(name + "=")) {
                return URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static String json(@Nullable Object value) {
        try {
            return Json.marshal(Budget.UNLIMITED, value);
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }
}
