package dev.windlass.notify.kubernetes;

import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.KubeApi;
import dev.windlass.notify.NotifyProperties;
import dev.windlass.notify.settings.BuiltIn;
import dev.windlass.service.KubernetesConfiguration;
import dev.windlass.service.KubernetesEventProperties;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(KubernetesConfiguration.class)
class ClusterConfiguration {
    @Bean
    ClusterSettings clusterSettings(KubernetesClient client, NotifyProperties properties, ConfigurationReport report) {
        return new ClusterSettings(
                client,
                properties,
                BuiltIn.settings(properties.webhookUrl(), properties.slackToken(), properties.slackChannel()),
                report);
    }

    @Bean
    ConfigurationReport configurationReport(EventRecorder recorder, NotifyProperties properties, MeterRegistry meters) {
        return new ConfigurationReport(recorder, properties.configMap(), meters);
    }

    @Bean
    EventRecorder eventRecorder(KubernetesClient client, KubernetesEventProperties properties, Clock clock) {
        return new EventRecorder(client, "windlass-notify", properties.settings(), clock);
    }

    @Bean
    HealthIndicator notificationsHealthIndicator(ConfigurationReport report) {
        return () -> Health.up().withDetail("entriesOff", report.problems()).build();
    }

    @Bean
    AnnotationWriter annotationWriter(KubernetesClient client) {
        return new AnnotationWriter(new KubeApi(client));
    }

    @Bean
    ArgoCdObjects argoCdObjects(KubernetesClient client) {
        return new ArgoCdObjects(client);
    }
}
