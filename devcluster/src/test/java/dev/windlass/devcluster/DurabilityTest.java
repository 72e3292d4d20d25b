package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster with a folder keeps. */
class DurabilityTest {
    private static final int ENOUGH = 100;

    @TempDir
    private Path folder;

    private static KubernetesClient client(String kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build();
    }

    private static ConfigMap map(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .build();
    }

    @Test
    void aRestartKeepsObjectsKeysAndTheGrowthOfVersions() throws Exception {
        DevClusterSettings settings = DevClusterSettings.defaults().withFolder(folder);
        String token;
        long last;
        try (DevCluster cluster = DevCluster.start(settings);
                KubernetesClient client = client(cluster.kubeconfig())) {
            client.resource(map("kept")).create();
            ConfigMap gone = client.resource(map("gone")).create();
            last = Long.parseLong(gone.getMetadata().getResourceVersion());
            client.resource(map("gone")).delete();
            token = client.serviceAccounts()
                    .inNamespace("default")
                    .withName("default")
                    .tokenRequest()
                    .getStatus()
                    .getToken();
        }
        try (DevCluster cluster = DevCluster.start(settings);
                KubernetesClient client = client(cluster.kubeconfig());
                KubernetesClient bearer = client(cluster.kubeconfig(token))) {
            assertThat(client.resource(map("kept")).get()).isNotNull();
            assertThat(client.resource(map("gone")).get()).isNull();
            ConfigMap next = client.resource(map("next")).create();
            assertThat(Long.parseLong(next.getMetadata().getResourceVersion())).isGreaterThan(last + 1);
            assertThat(bearer.getKubernetesVersion().getMinor()).isEqualTo("32");
        }
    }

    @Test
    void whatWasAnsweredSurvivesAKilledProcess() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        Process process = child();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).contains("for development and tests").contains("runs no workflows");
            Thread writer = Thread.startVirtualThread(() -> createUntilItFails(acknowledged, enough));
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly().waitFor();
            writer.join();
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (DevCluster cluster = DevCluster.start(DevClusterSettings.defaults().withFolder(folder.resolve("data")));
                KubernetesClient client = client(cluster.kubeconfig())) {
            List<String> names = client.configMaps().inNamespace("default").list().getItems().stream()
                    .map(item -> item.getMetadata().getName())
                    .toList();
            assertThat(names).containsAll(acknowledged);
        }
    }

    @Test
    void aFullDiskIsToldAndLosesNothing() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16384 && exec \"$@\"", "sh"));
        command.addAll(command("--plain-http", "--no-auth"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Rest rest = new Rest(URI.create(lines.readLine().replaceAll(".* at (\\S+): .*", "$1")))) {
            Rest.Answer answer = fill(rest, acknowledged);
            assertThat(answer.code()).isEqualTo(500);
            assertThat(answer.reason()).isEqualTo("InternalError");
            assertThat(answer.message()).startsWith("Internal error occurred: the change could not be stored: ");
            assertThat(rest.get(Rest.CONFIG_MAPS + "/" + acknowledged.getLast()).code())
                    .isEqualTo(200);
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (DevCluster cluster = DevCluster.start(DevClusterSettings.defaults().withFolder(folder.resolve("data")));
                KubernetesClient client = client(cluster.kubeconfig())) {
            assertThat(client.configMaps().inNamespace("default").list().getItems())
                    .extracting(item -> item.getMetadata().getName())
                    .containsAll(acknowledged);
            assertThat(client.resource(map("after")).create()).isNotNull();
        }
    }

    /** The first answer that is not a success, among many more writes than fit. */
    private static Rest.Answer fill(Rest rest, List<String> acknowledged) throws IOException, InterruptedException {
        String value = new Random(1)
                .ints(500_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (int i = 0; i < 200; i++) {
            Rest.Answer answer = rest.call(
                    "POST",
                    Rest.CONFIG_MAPS,
                    "{\"metadata\":{\"name\":\"f" + i + "\"},\"data\":{\"k\":\"" + value + "\"}}");
            if (answer.code() != 201) {
                return answer;
            }
            acknowledged.add("f" + i);
        }
        throw new AssertionError("the disk does not get full");
    }

    private void createUntilItFails(Queue<String> acknowledged, CountDownLatch enough) {
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.fromKubeconfig(Files.readString(folder.resolve("kubeconfig"))))
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build()) {
            for (int i = 0; ; i++) {
                client.resource(map("m" + i)).create();
                acknowledged.add("m" + i);
                enough.countDown();
            }
        } catch (KubernetesClientException killed) {
            assertThat(enough.getCount()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                DevClusterMain.class.getName(),
                "--data",
                folder.resolve("data").toString(),
                "--kubeconfig",
                folder.resolve("kubeconfig").toString()));
        command.addAll(List.of(options));
        return command;
    }
}
