package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Hostile requests, drawn at random from pieces that have meant trouble elsewhere: to paths that nobody documented, and to
 * every operation of the API's own documentation. None is answered 500, and no error repeats what was sent, but for the
 * names of objects, which the API server itself repeats.
 */
final class FuzzTest {
    private static final int REQUESTS = 500;
    private static final long SEED = 20_260_821;
    private static final int REQUESTS_PER_OPERATION = 12;
    /** What no error may repeat. */
    private static final String MARK = "q7Zx9vMark";
    /** The name of an object. */
    private static final String NAME = "q7zx9v-name";

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");
    private static final List<String> FAMILIES = List.of(
            "events",
            "cloudevents",
            "syncs",
            "workflows",
            "workflow-templates",
            "workflow-event-bindings",
            "cluster-workflow-templates",
            "workflow-events",
            "stream/events",
            "info",
            "version",
            "userinfo",
            "cron-workflows",
            "sync",
            NAME);
    private static final List<String> PIECES = List.of(
            "argo",
            "-",
            "",
            ".",
            "..",
            "%2F",
            "%00",
            "%",
            "%zz",
            ";a=b",
            "@latest",
            "submit",
            "lint",
            "outcomes",
            NAME,
            "a".repeat(300),
            "%F0%28%8C%BC",
            "%ED%A0%80",
            "Not%20Valid",
            "*",
            "'",
            "%22%3E%3Cscript%3E",
            "a:b",
            "${x}");
    private static final List<String> QUERIES = List.of(
            "",
            "?",
            "?wait=1ms",
            "?wait=" + MARK,
            "?wait=-1s",
            "?wait=9999999999999999999h",
            "?fields=a.b,-c",
            "?fields=-",
            "?listOptions.limit=-1",
            "?listOptions.limit=99999999999",
            "?listOptions.continue=1",
            "?force=true&uid=x",
            "?listOptions.labelSelector=%3D%3D!!",
            "?a=%",
            "?createdAfter=2026-01-01",
            "?nameFilter=Prefix&&=");
    private static final List<String> PARAMETERS = List.of(
            "",
            "1",
            "-1",
            "99999999999999999999",
            "true",
            MARK,
            "%",
            "%00",
            "1ms",
            "a=b",
            "!!",
            "%F0%28%8C%BC",
            "*",
            "a,b,-c");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final List<String> NAMES = List.of(
            "Content-Type",
            "Authorization",
            "Cookie",
            "ce-id",
            "ce-source",
            "ce-type",
            "ce-specversion",
            "ce-time",
            "Idempotency-Key",
            "X-GitHub-Event",
            "X-Hub-Signature-256",
            "X-Data-Bin",
            "X-Forwarded-For",
            "Accept",
            "Accept-Encoding",
            "Range",
            "If-Match",
            "Origin",
            "Access-Control-Request-Method",
            "X-HTTP-Method-Override");
    private static final List<String> VALUES = List.of(
            "",
            "1.0",
            "a",
            MARK,
            "Bearer " + MARK,
            "Basic eDp5",
            "authorization=Bearer x",
            "application/json",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "text/event-stream",
            "\u00e9\u00ff",
            "%E2%82%AC%zz%",
            "a=b; c",
            "x".repeat(2000),
            "bytes=0-1",
            "http://evil.example",
            "\"",
            "aGVsbG8",
            "*/*;q=x",
            "application/xml");
    private static final List<String> BODIES = List.of(
            "",
            "1",
            "{}",
            "[]",
            "null",
            "{",
            "\"\\ud800\"",
            "{\"a\":1e999}",
            "[".repeat(20_000),
            "\u0000",
            "a=b&c=d",
            "{\"workflow\":{}}",
            "{\"workflow\":[]}",
            "{\"workflow\":{\"spec\":5,\"metadata\":[]}}",
            "{\"workflow\":{\"spec\":{\"templates\":5,\"entrypoint\":{}},\"metadata\":{\"name\":5,\"labels\":7}}}",
            "{\"workflow\":{\"spec\":{\"workflowTemplateRef\":{\"name\":[]},\"arguments\":[]}}}",
            "{\"resourceKind\":\"WorkflowTemplate\",\"resourceName\":\"" + NAME + "\",\"submitOptions\":[]}",
            "{\"resourceKind\":\"wftmpl\",\"resourceName\":\"a\",\"submitOptions\":{\"parameters\":{},\"labels\":5}}",
            "{\"template\":{\"metadata\":5}}",
            "{\"binding\":{\"metadata\":{\"name\":\"a\"},\"spec\":5}}",
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data_base64\":\"!\"}",
            "{\"specversion\":1.0,\"id\":{},\"source\":[],\"type\":null}",
            "{\"resources\":5,\"revision\":{}}",
            "{\"kind\":\"Application\",\"metadata\":5}",
            "{\"" + MARK + "\":tru}");

    @Test
    void nothingIsAnswered500AndNoErrorRepeatsWhatWasSent(@TempDir Path folder) throws IOException {
        try (var world = new World(folder)) {
            world.namespace("argo");
            int[] ports = {
                world.startService(world.kubeconfig()),
                world.startService(world.kubeconfig(), "--windlass.ingest.auth-mode=client")
            };
            var random = new Random(SEED);
            List<String> faults = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                send(random, pick(random, METHODS), anyPath(random), ports[i % 2], faults);
            }
            JsonNode paths = World.JSON
                    .readTree(RawHttp.send(ports[0], "GET", "/v3/api-docs", List.of(), new byte[0], 20_000)
                            .body())
                    .path("paths");
            for (var path : paths.properties()) {
                for (var operation : path.getValue().properties()) {
                    for (int i = 0; i < REQUESTS_PER_OPERATION; i++) {
                        String target = path(random, path.getKey(), operation.getValue());
                        send(random, operation.getKey().toUpperCase(Locale.ROOT), target, ports[i % 2], faults);
                    }
                }
            }
            assertThat(faults).isEmpty();
        }
    }

    private static String anyPath(Random random) {
        var path = new StringBuilder("/api/v1/").append(pick(random, FAMILIES));
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append('/').append(pick(random, PIECES));
        }
        return path.append(pick(random, QUERIES)).toString();
    }

    /** A path of the documentation, its variables filled in, with some of the parameters that it names. */
    private static String path(Random random, String template, JsonNode operation) {
        String path = VARIABLE.matcher(template)
                .replaceAll(variable -> Matcher.quoteReplacement(random.nextBoolean() ? "argo" : pick(random, PIECES)));
        var query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString().equals("query") && random.nextBoolean()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asString())
                        .append('=')
                        .append(pick(random, PARAMETERS));
            }
        }
        return path + query;
    }

    private static void send(Random random, String method, String path, int port, List<String> faults)
            throws IOException {
        List<Header> headers = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            headers.add(new Header(pick(random, NAMES), pick(random, VALUES)));
        }
        byte[] body = pick(random, BODIES).getBytes(StandardCharsets.UTF_8);
        boolean stream = path.contains("workflow-events") || path.contains("stream/");
        Answer answer = RawHttp.send(port, method, path, headers, body, stream ? 2000 : 20_000);
        String told = answer.body();
        boolean fault = answer.status() == 500 || answer.status() == 502;
        boolean tells = answer.status() >= 400 && (told.contains("Exception") || told.contains(MARK));
        if (fault || tells) {
            String text = new String(body, StandardCharsets.UTF_8).substring(0, Math.min(80, body.length));
            faults.add(answer.status() + " " + method + " " + path + " " + headers + " " + text + " " + told);
        }
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
