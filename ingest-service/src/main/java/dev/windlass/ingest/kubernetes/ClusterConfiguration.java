package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.WebhookProperties;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.access.Authority;
import dev.windlass.ingest.core.images.ImageCatalog;
import dev.windlass.ingest.core.webhook.WebhookSecrets;
import dev.windlass.ingest.core.workflow.ClusterObjects;
import dev.windlass.ingest.core.workflow.ClusterWatches;
import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.EventSettings;
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
    EventRecorder eventRecorder(KubernetesClient client, Clock clock) {
        return new EventRecorder(client, "windlass-ingest", EventSettings.DEFAULT, clock);
    }

    @Bean
    WebhookSecrets webhookSecrets(KubeApi api, EventRecorder recorder, WebhookProperties properties) {
        return new KubernetesWebhookSecrets(
                new Asking(api), new RefusalLog(recorder, properties.refusalInterval(), properties.refusalEntries()));
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
