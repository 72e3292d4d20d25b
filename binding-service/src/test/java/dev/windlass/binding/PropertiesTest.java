package dev.windlass.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.service.KubernetesEventProperties;
import dev.windlass.service.KubernetesProperties;
import dev.windlass.service.MetadataProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

final class PropertiesTest {
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(AllProperties.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        BindingProperties.class,
        KubernetesEventProperties.class,
        KubernetesProperties.class,
        MetadataProperties.class
    })
    static class AllProperties {}

    @Test
    void theDefaults() {
        context.run(it -> {
            assertThat(it.getBean(BindingProperties.class))
                    .isEqualTo(new BindingProperties(Duration.ofHours(24), null, null, 10));
            assertThat(it.getBean(KubernetesEventProperties.class))
                    .isEqualTo(new KubernetesEventProperties(25, Duration.ofMinutes(5), 10, 1000));
            assertThat(it.getBean(MetadataProperties.class)).isEqualTo(new MetadataProperties(List.of(), List.of()));
            assertThat(it.getBean(KubernetesProperties.class))
                    .isEqualTo(new KubernetesProperties(null, Duration.ZERO, Duration.ofSeconds(10), 64));
        });
    }

    @Test
    void everyPropertyIsMapped() {
        context.withPropertyValues(
                        "windlass.binding.duplicate-window=1h",
                        "windlass.binding.instance-id=i",
                        "windlass.binding.inbox-identity=system:serviceaccount:argo:inbox",
                        "windlass.binding.most-not-matched=4",
                        "windlass.kubernetes.events.burst=1",
                        "windlass.kubernetes.events.refill=2s",
                        "windlass.kubernetes.events.similar=3",
                        "windlass.kubernetes.events.waiting=4",
                        "windlass.metadata.secret-headers=x-a,x-b-*",
                        "windlass.metadata.allowed-headers=x-c",
                        "windlass.kubernetes.kubeconfig=/k",
                        "windlass.kubernetes.request-timeout=1s",
                        "windlass.kubernetes.max-concurrent-requests=2")
                .run(it -> {
                    assertThat(it.getBean(BindingProperties.class))
                            .isEqualTo(new BindingProperties(
                                    Duration.ofHours(1), "i", "system:serviceaccount:argo:inbox", 4));
                    assertThat(it.getBean(KubernetesEventProperties.class))
                            .isEqualTo(new KubernetesEventProperties(1, Duration.ofSeconds(2), 3, 4));
                    assertThat(it.getBean(MetadataProperties.class))
                            .isEqualTo(new MetadataProperties(List.of("x-a", "x-b-*"), List.of("x-c")));
                    assertThat(it.getBean(KubernetesProperties.class))
                            .isEqualTo(
                                    new KubernetesProperties(Path.of("/k"), Duration.ZERO, Duration.ofSeconds(1), 2));
                });
    }
}
