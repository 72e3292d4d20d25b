package dev.windlass.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an API server is sent in somebody's name, and what one makes of it. */
final class ImpersonationTest {
    private static final Identity JANE = new Identity.Impersonated(
            "Жанна Müller", "uid-é", List.of("makers", "Ärzte"), Map.of("example.com/Scopes and 100%", List.of("ü b")));

    @Test
    void headersAreBytesOfUtf8AndKeysArePercentEncodedAsClientGoDoes() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> answered(server));
            var config = new ConfigBuilder(Config.empty())
                    .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                    .withRequestTimeout(10_000)
                    .build();
            try (KubernetesClient client =
                            new KubernetesClientBuilder().withConfig(config).build();
                    KubeApi api = new KubeApi(client)) {
                assertThat(api.send(JANE, "GET", "/version", null).status()).isEqualTo(200);
            }
            assertThat(request.join().lines().map(ImpersonationTest::lowerName))
                    .contains(
                            "impersonate-user: Жанна Müller",
                            "impersonate-uid: uid-é",
                            "impersonate-group: makers",
                            "impersonate-group: Ärzte",
                            "impersonate-extra-example.com%2fscopes%20and%20100%25: ü b");
        }
    }

    @Test
    void theApiServerKnowsWhoIsMeant(@TempDir Path folder) throws Exception {
        try (DevCluster cluster = DevCluster.start(DevClusterSettings.defaults());
                KubernetesClient client =
                        KubeClients.create(cluster.writeKubeconfig(folder.resolve("k")), Duration.ofSeconds(10), 10);
                KubeApi api = new KubeApi(client)) {
            var answer = api.send(JANE, "POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", """
                    {"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"}""");
            assertThat(answer.body())
                    .contains("\"username\":\"Жанна Müller\"", "\"uid-é\"", "\"Ärzte\"")
                    .contains("\"example.com/scopes and 100%\":[\"ü b\"]");
        }
    }

    /** One request's head, once it was answered. */
    private static String answered(ServerSocket server) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(in.read());
            }
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                            .getBytes(StandardCharsets.US_ASCII));
            return head.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lowerName(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
    }
}
