package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A binding whose template was forgotten: the command is a dead letter, until the template is there and it is replayed. */
final class DeadLetterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Said(int code, String out, String err) {}

    @Test
    void whatWasGivenUpIsListedShownAndReplayedOnceItCanBeDone(@TempDir Path data) throws Exception {
        RunningProduct.Ports ports = RunningProduct.Ports.free();
        String door = "http://127.0.0.1:" + ports.http();
        try (var product = RunningProduct.start(data, ports);
                var cluster = KubeClients.create(data.resolve("kubeconfig"), Duration.ofSeconds(10), 4)) {
            assertThat(product).isNotNull();
            cluster.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName("argo")
                            .endMetadata()
                            .build())
                    .create();
            apply(cluster, "hello-workfloweventbinding.yaml");
            await().atMost(PATIENCE).until(() -> {
                post(door + "/api/v1/events/argo/-?wait=5s");
                return dlq(door, "list", "--namespace", "argo").out().contains("not found");
            });

            String row = dlq(door, "list", "--reason", "not found")
                    .out()
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            String id = row.substring(0, row.indexOf(' '));
            assertThat(row).contains("windlass.submissions").contains("argo").contains("waiting");
            assertThat(dlq(door, "show", id).out())
                    .contains("\"windlass-dead-reason\"")
                    .contains("\\\"binding\\\"");
            assertThat(dlq(door, "replay"))
                    .isEqualTo(new Said(2, "", "which? give ids, options that describe them, or --all"));
            assertThat(dlq(door, "show", "0-999999"))
                    .isEqualTo(new Said(1, "", "windlass: there is no dead letter 0-999999"));

            apply(cluster, "hello-workflowtemplate.yaml");
            assertThat(dlq(door, "replay", id).out()).isEqualTo(id + " replayed");
            assertThat(dlq(door, "replay", id).out()).isEqualTo(id + " replayed");
            assertThat(dlq(door, "drop", "--all").code()).isZero();
            assertThat(dlq(door, "list")).isEqualTo(new Said(0, "", "No dead letters found."));
            await().atMost(PATIENCE).until(() -> workflows(cluster) == 1);
        }
    }

    private static int workflows(KubernetesClient cluster) {
        return cluster.genericKubernetesResources(Resources.WORKFLOWS)
                .inNamespace("argo")
                .list()
                .getItems()
                .size();
    }

    private static void apply(KubernetesClient cluster, String example) throws Exception {
        cluster.resource(Files.readString(Path.of(System.getProperty("windlass.examples"), example)))
                .inNamespace("argo")
                .create();
    }

    private static Said dlq(String door, String command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = Dlq.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler((failure, args) -> {
                    err.append(failure.getMessage());
                    return 2;
                });
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--url";
        all[2] = door;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        int code = line.execute(all);
        return new Said(code, out.toString().strip(), err.toString().strip());
    }

    private static void post(String uri) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(uri))
                            .POST(BodyPublishers.ofString("{\"message\": \"hello\"}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
