package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** Plain HTTP calls to a cluster without TLS. */
final class Rest implements AutoCloseable {
    static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private final URI base;
    private final List<String> headers;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param headers sent with each request: name, value, name, value, … */
    Rest(URI base, String... headers) {
        this.base = base;
        this.headers = List.of(headers);
    }

    /** What came back; the body is JSON or, where it isn't, its text. */
    record Answer(int code, JsonNode body, List<String> warnings) {
        String message() {
            return body.path("message").asText();
        }

        String reason() {
            return body.path("reason").asText();
        }
    }

    Answer call(String method, String path, String body) throws IOException, InterruptedException {
        return call(method, path, "application/json", body);
    }

    Answer call(String method, String path, String type, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                request(path)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), json(response.body()), response.headers().allValues("Warning"));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    /** The lines of a watch, as they come. */
    Stream<JsonNode> watch(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofLines())
                .body()
                .map(Rest::json);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException notJson) {
            return Json.object().put("text", text);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
