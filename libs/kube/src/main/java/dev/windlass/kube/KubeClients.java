package dev.windlass.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the client through which a service speaks to the Kubernetes API. */
public final class KubeClients {
    private KubeClients() {}

    /**
     * Makes a client; it connects at its first use.
     *
     * @param kubeconfig whose current context is used; null: what fabric8 finds by itself (KUBECONFIG, the home
     *     folder, the service account in a pod)
     * @param requestTimeout how long one request may take
     * @param maxConcurrentRequests how many requests may be under way at once
     * @throws IllegalArgumentException where the file cannot be read
     */
    public static KubernetesClient create(
            @Nullable Path kubeconfig, Duration requestTimeout, int maxConcurrentRequests) {
        Config config = kubeconfig == null ? Config.autoConfigure(null) : fromFile(kubeconfig);
        config.setRequestTimeout((int) requestTimeout.toMillis());
        config.setConnectionTimeout((int) requestTimeout.toMillis());
        config.setMaxConcurrentRequests(maxConcurrentRequests);
        config.setMaxConcurrentRequestsPerHost(maxConcurrentRequests);
        // Repeats are the services' own decision: they know what may be repeated and until when.
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Config fromFile(Path kubeconfig) {
        File file = kubeconfig.toFile();
        if (!Files.isReadable(kubeconfig)) {
            throw new IllegalArgumentException("cannot read the kubeconfig " + kubeconfig);
        }
        return Config.fromKubeconfig(file);
    }
}
