package dev.windlass.submit.kubernetes;

import dev.windlass.acts.Act;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeClients;
import dev.windlass.submit.KubernetesProperties;
import dev.windlass.submit.core.SubmitWorkflow;
import dev.windlass.submit.core.Templates;
import dev.windlass.submit.core.Workflows;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
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
    Workflows workflows(KubernetesClient client, KubeApi api) {
        return new KubernetesWorkflows(client, api);
    }

    @Bean
    Templates templates(KubernetesClient client) {
        return new KubernetesTemplates(client);
    }

    @Bean
    Act submitWorkflow(Templates templates, Workflows workflows, Clock clock) {
        return new SubmitWorkflow(templates, workflows, clock);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
