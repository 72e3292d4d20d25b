package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How the door speaks HTTP: which methods a path has, and that what is wrong is said in JSON, whoever finds it. */
final class DoorMannersTest {
    private static final String EVENTS = "/api/v1/events/argo/-";
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND");

    private static World world;
    private static int port;
    private static int guarded;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        world.namespace("argo");
        port = world.startService(world.kubeconfig());
        guarded = world.startService(
                world.kubeconfig(),
                "--windlass.ingest.auth-mode=client",
                "--windlass.ingest.handshake.allowed-origins=*.example.com,one.example.org",
                "--windlass.ingest.limits.rate-per-caller=7");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void allowNamesTheMethodsOfThePath() throws Exception {
        var paths = Map.of(
                EVENTS,
                "POST",
                "/api/v1/cloudevents/argo",
                "POST",
                "/api/v1/workflows/argo",
                "GET, POST",
                "/api/v1/workflows/argo/hello",
                "DELETE, GET",
                "/api/v1/workflows/argo/hello/stop",
                "PUT",
                "/api/v1/workflow-templates/argo/hello",
                "DELETE, GET, PUT",
                "/api/v1/events/e/outcomes",
                "GET, POST",
                "/api/v1/info",
                "GET");
        for (var path : paths.entrySet()) {
            for (String method : METHODS) {
                if (!List.of(path.getValue().split(", ")).contains(method)) {
                    Answer answer = send(port, method, path.getKey(), "");
                    assertThat(answer.status()).as(method + " " + path.getKey()).isEqualTo(405);
                    assertThat(answer.header("Allow")).contains(path.getValue());
                    if (!method.equals("HEAD")) {
                        isAnError(answer);
                    }
                }
            }
        }
    }

    @Test
    void pathThatDoesNotExistHasNoMethods() throws Exception {
        for (String method : METHODS) {
            Answer answer = send(port, method, "/api/v1/nothing/here", "");
            assertThat(answer.status()).as(method).isEqualTo(501);
            assertThat(answer.header("Allow")).isEmpty();
        }
    }

    @Test
    void nothingRepeatsARequest() throws Exception {
        for (String path : List.of("/livez", "/apidocs", "/", EVENTS)) {
            Answer answer = send(port, "TRACE", path, "", new Header("X-Mark", "q7Zx9v"));
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).doesNotContain("q7Zx9v");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{x}", "[", "]", "{", "}", "a|b", "<a>", "\"a\"", "a^b", "a`b"})
    void charactersThatGoTakesAreTaken(String text) throws Exception {
        assertThat(send(port, "POST", EVENTS + "?x=" + text, "{}").status()).isEqualTo(200);
        assertThat(send(port, "POST", "/api/v1/events/argo/" + text, "{}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/events/argo/%00",
                "/api/v1/events/argo/%zz",
                "/api/v1/events/argo/%",
                "/api/v1/events/argo/\u00e9",
                "/api/v1/events/argo/-?x=\u00e9",
                "/api/v1/events/argo/a\\b",
                "/api/v1/events/argo/a\u0001b",
                "/api/v1/events/argo/%c3%28/x y",
                "/api/v1/events/%00/-",
                "/api/v1/workflows/argo/%00",
                "/../api/v1/info",
                "*",
                "http://[bad/api/v1/info"
            })
    void whatIsNoPathIsRefusedInJson(String path) throws Exception {
        Answer answer = send(port, "POST", path, "{}");
        assertThat(answer.status()).isEqualTo(400);
        isAnError(answer);
    }

    @Test
    void whatIsNoHttpIsRefusedInJson() throws Exception {
        String huge = "x".repeat(20_000);
        for (String request : List.of(
                "POST\r\n\r\n",
                "P(ST /api/v1/info HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/v1/info HTTP/1.1\r\n\r\n",
                "POST /api/v1/info HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "POST /api/v1/info HTTP/1.1\r\nHost: a b\r\n\r\n",
                "POST /api/v1/info HTTP/9.9\r\nHost: a\r\n\r\n",
                "POST /api/v1/info HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "POST /api/v1/info HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n",
                "GET /api/v1/info HTTP/1.1\r\nHost: a\r\nX-Long: " + huge + "\r\n\r\n",
                "GET /api/v1/info HTTP/1.1\r\nHost: a\r\n" + "X-A: 1\r\n".repeat(200) + "\r\n",
                "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n")) {
            Answer answer = RawHttp.send(port, request.getBytes(StandardCharsets.ISO_8859_1), 20_000);
            assertThat(answer.status()).as(request).isGreaterThanOrEqualTo(400);
            isAnError(answer);
        }
    }

    @Test
    void overHttp2ItIsTheSame() throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            for (String path : List.of("/api/v1/events/argo/%00", "/api/v1/nothing", "/api/v1/events/Not-Valid/x")) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
                assertThat(World.JSON.readTree(answer.body()).has("code"))
                        .as(path)
                        .isTrue();
            }
        }
    }

    @Test
    void passwordProvesNothing() throws Exception {
        for (String path : List.of("/api/v1/workflows/argo", "/api/v1/workflow-templates/argo", "/api/v1/userinfo")) {
            Answer answer = send(guarded, "GET", path, "", new Header("Authorization", "Basic eDp5"));
            assertThat(answer.status()).as(path).isEqualTo(401);
            isAnError(answer);
        }
        Answer answer = send(guarded, "POST", EVENTS, "{}", new Header("Authorization", "Basic eDp5"));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void fieldsAreTakenInAnotherCase() throws Exception {
        Answer answer = send(
                port,
                "POST",
                "/api/v1/workflow-templates/argo",
                "{\"TEMPLATE\":{\"Metadata\":{\"NAME\":\"cased\"},\"spec\":{\"entrypoint\":\"m\",\"templates\":[{\"name\":\"m\",\"suspend\":{}}]}}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        answer = send(
                port,
                "POST",
                "/api/v1/workflows/argo/submit",
                "{\"ResourceKind\":\"WorkflowTemplate\",\"resourcename\":\"no\",\"RESOURCENAME\":\"cased\",\"SubmitOptions\":{\"Name\":\"from-cased\"}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(World.JSON.readTree(answer.body()).at("/metadata/name").asString())
                .isEqualTo("from-cased");
    }

    @Test
    void senderOfWebhooksIsToldThatItMaySend() throws Exception {
        for (String path : List.of("/api/v1/events/argo", "/api/v1/events/argo/", EVENTS, "/api/v1/cloudevents/argo")) {
            Answer answer = handshake(port, path, "Emitter.example.com");
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Allow")).contains("POST");
            assertThat(answer.header("WebHook-Allowed-Origin")).contains("Emitter.example.com");
            assertThat(answer.header("WebHook-Allowed-Rate")).contains("*");
        }
    }

    @Test
    void originThatIsNotAllowedIsToldNothing() throws Exception {
        for (String origin : List.of("a.example.com", "one.example.org")) {
            Answer answer = handshake(guarded, EVENTS, origin);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("WebHook-Allowed-Rate")).contains("420");
        }
        for (String origin : List.of("example.com", "evil.org", "one.example.org.evil.org", "*", "", "\u00e9")) {
            Answer answer = handshake(guarded, EVENTS, origin);
            assertThat(answer.status()).as(origin).isEqualTo(405);
            assertThat(answer.header("WebHook-Allowed-Origin")).isEmpty();
            isAnError(answer);
        }
        assertThat(handshake(port, "/api/v1/workflows/argo", "a.example.com").status())
                .isEqualTo(405);
        assertThat(handshake(port, "/api/v1/nothing", "a.example.com").status()).isEqualTo(501);
    }

    private static Answer handshake(int port, String path, String origin) throws IOException {
        return send(
                port,
                "OPTIONS",
                path,
                "",
                new Header("WebHook-Request-Origin", origin),
                new Header("WebHook-Request-Rate", "120"));
    }

    private static void isAnError(Answer answer) {
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        try {
            JsonNode body = World.JSON.readTree(answer.body());
            assertThat(body.path("code").isInt()).isTrue();
            assertThat(body.path("message").asString("")).isNotEmpty();
        } catch (JacksonException e) {
            throw new AssertionError(answer.toString(), e);
        }
    }

    private static Answer send(int port, String method, String path, String body, Header... headers)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return RawHttp.send(port, method, path, new ArrayList<>(Arrays.asList(headers)), bytes, 20_000);
    }
}
