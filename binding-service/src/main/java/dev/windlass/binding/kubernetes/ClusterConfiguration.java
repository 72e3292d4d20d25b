package dev.windlass.binding.kubernetes;

import dev.windlass.binding.BindingProperties;
import dev.windlass.binding.core.Complaints;
import dev.windlass.kube.EventRecorder;
import dev.windlass.service.KubernetesConfiguration;
import dev.windlass.service.KubernetesEventProperties;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(KubernetesConfiguration.class)
class ClusterConfiguration {
    @Bean
    KubernetesBindings bindings(KubernetesClient client, BindingProperties properties, Complaints complaints) {
        return new KubernetesBindings(client, properties.instanceId(), complaints);
    }

    @Bean
    EventRecorder eventRecorder(KubernetesClient client, KubernetesEventProperties properties) {
        return new EventRecorder(client, "windlass-binding", properties.settings(), Clock.systemUTC());
    }

    @Bean
    Complaints complaints(EventRecorder recorder) {
        return new KubernetesComplaints(recorder);
    }
}
