package dev.windlass.notify.kubernetes;

import dev.windlass.kube.KubeApi;
import dev.windlass.notify.NotifyProperties;
import dev.windlass.notify.settings.BuiltIn;
import dev.windlass.service.KubernetesConfiguration;
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
    ConfigurationReport configurationReport(
            KubernetesClient client, NotifyProperties properties, MeterRegistry meters, Clock clock) {
        return new ConfigurationReport(new ConfigMapEvents(client, properties.configMap(), clock), meters);
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
