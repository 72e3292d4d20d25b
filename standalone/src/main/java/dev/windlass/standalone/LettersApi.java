package dev.windlass.standalone;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API of dead letters, for a caller. Its failures say what is wrong in one line. */
final class LettersApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
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

    /** @throws ApiException where the answer is not 200, or there is none */
    JsonNode get(String path, Map<String, String> parameters) throws ApiException, InterruptedException {
        return send(request(path, parameters).GET());
    }

    /** @throws ApiException where the answer is not 200, or there is none */
    JsonNode post(String path, Map<String, String> parameters) throws ApiException, InterruptedException {
        return send(request(path, parameters).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, Map<String, String> parameters) throws ApiException {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> query.add(name + "=" + encoded(value)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door + "/api/v1/dead-letters" + path + query))
                .timeout(TIMEOUT);
        if (token == null) {
            return request;
        }
        try {
            return request.header("Authorization", "Bearer " + token.strip());
        } catch (IllegalArgumentException e) {
            // Its message has the token in it.
            throw new ApiException("the token has a character that no token has; give one with --token");
        }
    }

    /** A text as part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(HttpRequest.Builder request) throws ApiException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build()) {
            return read(http.send(request.build(), BodyHandlers.ofString()));
        } catch (ConnectException e) {
            throw new ApiException(
                    isUnresolved(e)
                            ? "there is no host " + door.getHost() + " (use --url URL)"
                            : "nothing listens at " + door + " (is `./windlass up` running? use --url URL)");
        } catch (HttpTimeoutException e) {
            throw new ApiException("no answer from " + door + " in time");
        } catch (SSLHandshakeException e) {
            throw new ApiException("the certificate of " + door + " is not one that this Java trusts");
        } catch (SSLException e) {
            throw new ApiException(
                    "what listens at " + door + " does not speak TLS; is it http:// in place of https://?");
        } catch (IOException e) {
            throw new ApiException("what listens at " + door + " does not answer in HTTP (use --url URL)");
        }
    }

    private static boolean isUnresolved(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private JsonNode read(HttpResponse<String> answer) throws ApiException {
        JsonNode body = json(answer.body());
        int status = answer.statusCode();
        // An API server of Kubernetes answers with a message too, of the kind Status.
        String message = body.has("kind") ? "" : body.path("message").asString("");
        if (status == 401) {
            throw new ApiException(
                    (message.isEmpty() ? "the door asks who you are" : message) + " (use --token TOKEN)");
        }
        if (status != 200 && !message.isEmpty()) {
            throw new ApiException(message);
        }
        if (status != 200 || !body.isObject() || body.has("kind")) {
            throw new ApiException("what listens at " + door + " is not Windlass: it answered with status " + status
                    + (status == 200 ? ", and not with dead letters" : "") + " (use --url URL)");
        }
        return body;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode().put("kind", "none");
        }
    }
}
