package dev.windlass.submit.kubernetes;

import dev.windlass.acts.Act;
import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.KubeApi;
import dev.windlass.service.KubernetesConfiguration;
import dev.windlass.service.KubernetesEventProperties;
import dev.windlass.submit.SubmitProperties;
import dev.windlass.submit.TemplateProperties;
import dev.windlass.submit.core.Complaints;
import dev.windlass.submit.core.SubmitWorkflow;
import dev.windlass.submit.core.Templates;
import dev.windlass.submit.core.Workflows;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(KubernetesConfiguration.class)
class ClusterConfiguration {
    @Bean
    ClusterApi clusterApi(KubernetesClient client, KubeApi api, SubmitProperties properties) {
        return new ClusterApi(
                client, api, new CarriedExtras(properties.impersonateExtras(), properties.refusedExtrasTtl()));
    }

    @Bean
    Workflows workflows(ClusterApi api) {
        return new KubernetesWorkflows(api);
    }

    @Bean
    Templates templates(KubernetesClient client, ClusterApi api, TemplateProperties properties) {
        return new KubernetesTemplates(client, api, properties.rightsTtl(), properties.rightsEntries());
    }

    @Bean
    Act submitWorkflow(Templates templates, Workflows workflows, Complaints complaints, Clock clock) {
        return new SubmitWorkflow(templates, workflows, complaints, clock);
    }

    @Bean
    Complaints complaints(EventRecorder recorder) {
        return new KubernetesComplaints(recorder);
    }

    @Bean
    EventRecorder eventRecorder(KubernetesClient client, KubernetesEventProperties properties, Clock clock) {
        return new EventRecorder(client, "windlass-submit", properties.settings(), clock);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
