package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.service.KubernetesProperties;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

final class PropertiesTest {
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(AllProperties.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({IngestProperties.class, KubernetesProperties.class, TopicProperties.class})
    static class AllProperties {}

    @Test
    void theDefaults() {
        context.run(it -> {
            assertThat(it.getBean(IngestProperties.class))
                    .isEqualTo(new IngestProperties(
                            DataSize.ofMegabytes(4), Duration.ofSeconds(10), Duration.ofSeconds(5), 20_000, true));
            assertThat(it.getBean(KubernetesProperties.class))
                    .isEqualTo(new KubernetesProperties(null, Duration.ZERO, Duration.ofSeconds(10), 64));
            assertThat(it.getBean(TopicProperties.class))
                    .isEqualTo(new TopicProperties(true, 6, (short) 1, 1, Duration.ofDays(7), Duration.ofDays(30)));
        });
    }

    @Test
    void everyPropertyIsMapped() {
        context.withPropertyValues(
                        "windlass.ingest.max-body-size=1MB",
                        "windlass.ingest.ack-timeout=3s",
                        "windlass.ingest.retry-after=7s",
                        "windlass.ingest.history-events=11",
                        "windlass.ingest.watch-applications=false",
                        "windlass.kubernetes.kubeconfig=/k",
                        "windlass.kubernetes.request-timeout=1s",
                        "windlass.kubernetes.max-concurrent-requests=2",
                        "windlass.topics.create=false",
                        "windlass.topics.partitions=9",
                        "windlass.topics.replication-factor=3",
                        "windlass.topics.min-in-sync-replicas=2",
                        "windlass.topics.retention=1d",
                        "windlass.topics.dead-letter-retention=2d")
                .run(it -> {
                    assertThat(it.getBean(IngestProperties.class))
                            .isEqualTo(new IngestProperties(
                                    DataSize.ofMegabytes(1), Duration.ofSeconds(3), Duration.ofSeconds(7), 11, false));
                    assertThat(it.getBean(KubernetesProperties.class))
                            .isEqualTo(
                                    new KubernetesProperties(Path.of("/k"), Duration.ZERO, Duration.ofSeconds(1), 2));
                    assertThat(it.getBean(TopicProperties.class))
                            .isEqualTo(new TopicProperties(
                                    false, 9, (short) 3, 2, Duration.ofDays(1), Duration.ofDays(2)));
                });
    }
}
