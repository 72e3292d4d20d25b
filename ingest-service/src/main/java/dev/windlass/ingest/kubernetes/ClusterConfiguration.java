package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.KubernetesProperties;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.access.Authority;
import dev.windlass.ingest.core.webhook.WebhookSecrets;
import dev.windlass.ingest.core.workflow.ClusterObjects;
import dev.windlass.ingest.core.workflow.ClusterWatches;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeClients;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {
    @Bean
    KubernetesClient kubernetesClient(KubernetesProperties properties) {
        return KubeClients.create(
                properties.kubeconfig(), properties.requestTimeout(), properties.maxConcurrentRequests());
    }

    @Bean
    KubeApi kubeApi(KubernetesClient client) {
        return new KubeApi(client);
    }

    @Bean
    Authority authority(KubeApi api) {
        return new KubernetesAuthority(new Asking(api));
    }

    @Bean
    WebhookSecrets webhookSecrets(KubeApi api, Clock clock) {
        return new KubernetesWebhookSecrets(new Asking(api), clock);
    }

    @Bean
    ClusterObjects clusterObjects(KubeApi api) {
        return new KubernetesObjects(api);
    }

    @Bean
    ClusterWatches clusterWatches(KubeApi api) {
        return new KubernetesWatches(api);
    }

    @Bean
    @ConditionalOnProperty(name = "windlass.ingest.watch-applications", matchIfMissing = true)
    ApplicationWatcher applicationWatcher(KubernetesClient client, EventStore store, Clock clock) {
        return new ApplicationWatcher(client, store, clock);
    }
}
