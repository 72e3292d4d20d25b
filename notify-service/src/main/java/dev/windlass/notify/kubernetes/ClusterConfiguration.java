package dev.windlass.notify.kubernetes;

import dev.windlass.kube.KubeClients;
import dev.windlass.notify.KubernetesProperties;
import dev.windlass.notify.NotifyProperties;
import dev.windlass.notify.settings.BuiltIn;
import io.fabric8.kubernetes.client.KubernetesClient;
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
