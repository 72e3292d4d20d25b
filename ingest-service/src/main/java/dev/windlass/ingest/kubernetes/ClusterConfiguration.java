package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.access.Authority;
import dev.windlass.ingest.core.images.ImageCatalog;
import dev.windlass.ingest.core.webhook.WebhookSecrets;
import dev.windlass.ingest.core.workflow.ClusterObjects;
import dev.windlass.ingest.core.workflow.ClusterWatches;
import dev.windlass.kube.KubeApi;
import dev.windlass.service.KubernetesConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(KubernetesConfiguration.class)
class ClusterConfiguration {
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
    ApplicationWatcher applicationWatcher(
            KubernetesClient client, EventStore store, ImageCatalog catalog, Clock clock) {
        return new ApplicationWatcher(client, store, catalog, clock);
    }
}
