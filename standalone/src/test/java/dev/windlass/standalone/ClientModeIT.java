package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents' walk in auth mode client: a role, a token from kubectl, an event, and the Workflow it makes. */
final class ClientModeIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void aTokenWithTheRoleMakesAWorkflowAsItsBearerAndOneWithoutIsRefused(@TempDir Path data) throws Exception {
        RunningProduct.Ports ports = RunningProduct.Ports.free();
        try (var product = RunningProduct.start(data, ports, "--auth-mode", "client")) {
            assertThat(product).isNotNull();
            for (String namespace : List.of("argo", "other")) {
                kubectl(data, "create", "namespace", namespace);
                kubectl(data, "create", "sa", "argoapi", "-n", namespace);
            }
            kubectl(data, "apply", "-n", "argo", "-f", "../examples/hello-workflowtemplate.yaml");
            kubectl(data, "apply", "-n", "argo", "-f", "../examples/hello-workfloweventbinding.yaml");
            kubectl(data, "create", "sa", "norole", "-n", "argo");
            kubectl(
                    data,
                    "create",
                    "role",
                    "argoapi",
                    "-n",
                    "argo",
                    "--verb=list,get,create",
                    "--resource="
                            + "workfloweventbindings.argoproj.io,workflowtemplates.argoproj.io,workflows.argoproj.io");
            kubectl(
                    data,
                    "create",
                    "rolebinding",
                    "argoapi",
                    "-n",
                    "argo",
                    "--role=argoapi",
                    "--serviceaccount=argo:argoapi");

            HttpResponse<String> answer = send(ports, token(data, "argo", "argoapi"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"complete\":true").contains("\"name\":\"hello-");
            assertThat(kubectl(data, "get", "workflows", "-n", "argo", "-o", "jsonpath={.items[*].metadata.labels}"))
                    .contains("\"workflows.argoproj.io/creator\":\"system-serviceaccount-argo-argoapi\"");

            assertThat(send(ports, token(data, "argo", "norole")).statusCode()).isEqualTo(403);
            assertThat(send(ports, token(data, "other", "argoapi")).statusCode())
                    .isEqualTo(403);
            assertThat(send(ports, "garbage").statusCode()).isEqualTo(401);
        }
    }

    private static String token(Path data, String namespace, String account) throws Exception {
        return kubectl(data, "create", "token", account, "-n", namespace).strip();
    }

    private static HttpResponse<String> send(RunningProduct.Ports ports, String token)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + ports.http() + "/api/v1/events/argo/-?wait=60s");
        return HTTP.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{\"message\": \"hello events\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String kubectl(Path data, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("kubectl", "--kubeconfig", data.resolve("kubeconfig").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
