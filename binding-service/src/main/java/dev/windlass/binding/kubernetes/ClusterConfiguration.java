package dev.windlass.binding.kubernetes;

import dev.windlass.binding.BindingProperties;
import dev.windlass.service.KubernetesConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(KubernetesConfiguration.class)
class ClusterConfiguration {
    @Bean
    KubernetesBindings bindings(KubernetesClient client, BindingProperties properties) {
        return new KubernetesBindings(client, properties.instanceId());
    }
}
