package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.EventStore;
import dev.windlass.service.KubernetesConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(KubernetesConfiguration.class)
@ConditionalOnProperty(name = "windlass.ingest.watch-applications", matchIfMissing = true)
class ClusterConfiguration {
    @Bean
    ApplicationWatcher applicationWatcher(KubernetesClient client, EventStore store, Clock clock) {
        return new ApplicationWatcher(client, store, clock);
    }
}
