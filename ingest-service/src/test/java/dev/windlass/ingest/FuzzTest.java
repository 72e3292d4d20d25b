package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile requests, drawn at random from pieces that have meant trouble elsewhere: none is answered 500. */
final class FuzzTest {
    private static final int REQUESTS = 800;
    private static final long SEED = 20_260_821;
    private static final String MARK = "q7Zx9vMark";
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
            MARK);
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
            MARK,
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
            "{\"resourceKind\":\"WorkflowTemplate\",\"resourceName\":\"" + MARK + "\",\"submitOptions\":[]}",
            "{\"resourceKind\":\"wftmpl\",\"resourceName\":\"a\",\"submitOptions\":{\"parameters\":{},\"labels\":5}}",
            "{\"template\":{\"metadata\":5}}",
            "{\"binding\":{\"metadata\":{\"name\":\"a\"},\"spec\":5}}",
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data_base64\":\"!\"}",
            "{\"specversion\":1.0,\"id\":{},\"source\":[],\"type\":null}",
            "{\"resources\":5,\"revision\":{}}",
            "{\"kind\":\"Application\",\"metadata\":5}",
            "{\"" + MARK + "\":tru}");

    @Test
    void nothingIsAnswered500AndNothingTellsOfTheCode(@TempDir Path folder) throws IOException {
        try (var world = new World(folder)) {
            world.namespace("argo");
            int[] ports = {
                world.startService(world.kubeconfig()),
                world.startService(world.kubeconfig(), "--windlass.ingest.auth-mode=client")
            };
            var random = new Random(SEED);
            List<String> faults = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                request(random, ports[i % 2], faults);
            }
            assertThat(faults).isEmpty();
        }
    }

    private static void request(Random random, int port, List<String> faults) throws IOException {
        String method = pick(random, METHODS);
        var path = new StringBuilder("/api/v1/").append(pick(random, FAMILIES));
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append('/').append(pick(random, PIECES));
        }
        path.append(pick(random, QUERIES));
        List<Header> headers = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            headers.add(new Header(pick(random, NAMES), pick(random, VALUES)));
        }
        byte[] body = pick(random, BODIES).getBytes(StandardCharsets.UTF_8);
        boolean stream =
                path.toString().contains("workflow-events") || path.toString().contains("stream/");
        Answer answer = RawHttp.send(port, method, path.toString(), headers, body, stream ? 2000 : 20_000);
        if (answer.status() == 500 || answer.status() == 502) {
            faults.add(answer.status() + " " + method + " " + path + " " + headers + " "
                    + new String(body, StandardCharsets.UTF_8).substring(0, Math.min(80, body.length)) + " "
                    + answer.body());
        } else if (answer.status() >= 400 && answer.body().contains("Exception")) {
            faults.add("tells of itself: " + method + " " + path + " " + answer.body());
        }
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
