package dev.windlass.notify.kubernetes;

import dev.windlass.notify.NotifyProperties;
import dev.windlass.notify.settings.BuiltIn;
import dev.windlass.service.KubernetesConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(KubernetesConfiguration.class)
class ClusterConfiguration {
    @Bean
    ClusterSettings clusterSettings(KubernetesClient client, NotifyProperties properties) {
        return new ClusterSettings(
                client,
                properties,
                BuiltIn.settings(properties.webhookUrl(), properties.slackToken(), properties.slackChannel()));
    }

    @Bean
    ArgoCdObjects argoCdObjects(KubernetesClient client) {
        return new ArgoCdObjects(client);
    }
}
