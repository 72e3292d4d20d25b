package dev.windlass.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.service.KubernetesEventProperties;
import dev.windlass.service.KubernetesProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

final class PropertiesTest {
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(AllProperties.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        SubmitProperties.class,
        TemplateProperties.class,
        KubernetesProperties.class,
        KubernetesEventProperties.class
    })
    static class AllProperties {}

    @Test
    void theDefaults() {
        context.run(it -> {
            assertThat(it.getBean(SubmitProperties.class))
                    .isEqualTo(new SubmitProperties(
                            32,
                            3,
                            Duration.ofMillis(100),
                            Duration.ofHours(24),
                            Duration.ofSeconds(2),
                            Set.of("*"),
                            Duration.ofMinutes(5)));
            assertThat(it.getBean(TemplateProperties.class))
                    .isEqualTo(new TemplateProperties(Duration.ofSeconds(5), 10_000));
            assertThat(it.getBean(KubernetesProperties.class))
                    .isEqualTo(new KubernetesProperties(null, Duration.ZERO, Duration.ofSeconds(10), 64));
            assertThat(it.getBean(KubernetesEventProperties.class))
                    .isEqualTo(new KubernetesEventProperties(25, Duration.ofMinutes(5), 10, 1000));
        });
    }

    @Test
    void everyPropertyIsMapped() {
        context.withPropertyValues(
                        "windlass.submit.concurrency=5",
                        "windlass.submit.tries-in-hand=4",
                        "windlass.submit.backoff=7ms",
                        "windlass.submit.max-age=1h",
                        "windlass.submit.pause=3s",
                        "windlass.submit.impersonate-extras=a.b/c,d",
                        "windlass.submit.refused-extras-ttl=8s",
                        "windlass.submit.templates.rights-ttl=8s",
                        "windlass.submit.templates.rights-entries=9",
                        "windlass.kubernetes.kubeconfig=/k",
                        "windlass.kubernetes.request-timeout=1s",
                        "windlass.kubernetes.max-concurrent-requests=2")
                .run(it -> {
                    assertThat(it.getBean(SubmitProperties.class))
                            .isEqualTo(new SubmitProperties(
                                    5,
                                    4,
                                    Duration.ofMillis(7),
                                    Duration.ofHours(1),
                                    Duration.ofSeconds(3),
                                    Set.of("a.b/c", "d"),
                                    Duration.ofSeconds(8)));
                    assertThat(it.getBean(TemplateProperties.class))
                            .isEqualTo(new TemplateProperties(Duration.ofSeconds(8), 9));
                    assertThat(it.getBean(KubernetesProperties.class))
                            .isEqualTo(
                                    new KubernetesProperties(Path.of("/k"), Duration.ZERO, Duration.ofSeconds(1), 2));
                });
    }
}
