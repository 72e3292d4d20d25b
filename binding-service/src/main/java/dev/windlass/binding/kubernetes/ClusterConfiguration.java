package dev.windlass.binding.kubernetes;

import dev.windlass.binding.BindingProperties;
import dev.windlass.binding.KubernetesProperties;
import dev.windlass.kube.KubeClients;
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
    KubernetesBindings bindings(KubernetesClient client, BindingProperties properties) {
        return new KubernetesBindings(client, properties.instanceId());
    }
}
