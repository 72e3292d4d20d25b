package dev.windlass.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API of dead letters, for a caller. */
final class LettersApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final URI door;
    private final @Nullable String token;

    /**
     * The API behind a door.
     *
     * @param token of Kubernetes; null for none
     */
    LettersApi(URI door, @Nullable String token) {
        this.door = door;
        this.token = token;
    }

    /** @throws IOException where the answer is not 200; the message is the answer's own */
    JsonNode get(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        return send(request(path, parameters).GET());
    }

    /** @throws IOException where the answer is not 200; the message is the answer's own */
    JsonNode post(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        return send(request(path, parameters).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        door.resolve("/api/v1/dead-letters" + path.replace(" ", "%20") + query))
                .timeout(TIMEOUT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            JsonNode body = read(answer.body());
            if (answer.statusCode() != 200) {
                throw new IOException(body.path("message").asString("the API answered " + answer.statusCode()));
            }
            return body;
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
