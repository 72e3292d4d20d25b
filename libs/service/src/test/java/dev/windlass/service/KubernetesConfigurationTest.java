package dev.windlass.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubernetesConfigurationTest {
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            current-context: here
            clusters: [{name: here, cluster: {server: "https://here:26443"}}]
            contexts: [{name: here, context: {cluster: here, user: admin}}]
            users: [{name: admin, user: {token: t}}]
            """;

    @TempDir
    private Path folder;

    @Test
    void kubeconfigThatComesLateIsWaitedFor() throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        CompletableFuture<KubernetesClient> client =
                CompletableFuture.supplyAsync(() -> client(kubeconfig, Duration.ofSeconds(30)));
        Path written = Files.writeString(folder.resolve("new"), KUBECONFIG);
        Files.move(written, kubeconfig);
        try (KubernetesClient made = client.join()) {
            assertThat(made.getMasterUrl()).hasToString("https://here:26443/");
        }
    }

    @Test
    void kubeconfigThatNeverComesIsNamed() {
        Path kubeconfig = folder.resolve("kubeconfig");
        assertThatThrownBy(() -> client(kubeconfig, Duration.ofMillis(1))).hasMessageContaining(kubeconfig.toString());
    }

    private static KubernetesClient client(Path kubeconfig, Duration timeout) {
        return new KubernetesConfiguration()
                .kubernetesClient(new KubernetesProperties(kubeconfig, timeout, Duration.ofSeconds(1), 1));
    }
}
