package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.KubernetesProperties;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.kube.KubeClients;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "windlass.ingest.watch-applications", matchIfMissing = true)
class ClusterConfiguration {
    @Bean
    KubernetesClient kubernetesClient(KubernetesProperties properties) {
        return KubeClients.create(
                properties.kubeconfig(), properties.requestTimeout(), properties.maxConcurrentRequests());
    }

    @Bean
    ApplicationWatcher applicationWatcher(KubernetesClient client, EventStore store, Clock clock) {
        return new ApplicationWatcher(client, store, clock);
    }
}
