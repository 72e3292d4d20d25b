package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.AccessProperties.AuthMode;
import dev.windlass.service.KubernetesProperties;
import dev.windlass.service.MetadataProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

final class PropertiesTest {
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(AllProperties.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        IngestProperties.class,
        ImageProperties.class,
        AccessProperties.class,
        LimitProperties.class,
        ArgoServerProperties.class,
        KubernetesProperties.class,
        MetadataProperties.class,
        TopicProperties.class,
        SyncProperties.class,
        WebhookProperties.class,
        HandshakeProperties.class,
        CloudEventProperties.class
    })
    static class AllProperties {}

    @Test
    void theDefaults() {
        context.run(it -> {
            assertThat(it.getBean(IngestProperties.class))
                    .isEqualTo(new IngestProperties(
                            DataSize.ofMegabytes(5),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(5),
                            20_000,
                            100_000,
                            true));
            assertThat(it.getBean(AccessProperties.class))
                    .isEqualTo(new AccessProperties(
                            AuthMode.SERVER, Duration.ofSeconds(5), 10_000, DataSize.ofMegabytes(2), null, null));
            assertThat(it.getBean(ArgoServerProperties.class))
                    .isEqualTo(new ArgoServerProperties(null, Duration.ofSeconds(30)));
            assertThat(it.getBean(LimitProperties.class))
                    .isEqualTo(new LimitProperties(
                            2000,
                            DataSize.ofMegabytes(64),
                            Duration.ofSeconds(30),
                            100,
                            Duration.ofMinutes(1),
                            1000,
                            100,
                            Duration.ofSeconds(2),
                            0));
            assertThat(it.getBean(SyncProperties.class))
                    .isEqualTo(new SyncProperties(List.of(), List.of(), Duration.ofMinutes(5)));
            assertThat(it.getBean(WebhookProperties.class))
                    .isEqualTo(new WebhookProperties(Duration.ofMinutes(5), Duration.ofMinutes(1), 1000));
            assertThat(it.getBean(HandshakeProperties.class)).isEqualTo(new HandshakeProperties(List.of("*")));
            assertThat(it.getBean(CloudEventProperties.class)).isEqualTo(new CloudEventProperties(1000));
            assertThat(it.getBean(ImageProperties.class)).isEqualTo(new ImageProperties(200_000, 1000, 100));
            assertThat(it.getBean(MetadataProperties.class)).isEqualTo(new MetadataProperties(List.of(), List.of()));
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
                        "windlass.ingest.dead-letter-entries=12",
                        "windlass.ingest.watch-applications=false",
                        "windlass.ingest.auth-mode=client",
                        "windlass.ingest.caller-ttl=1s",
                        "windlass.ingest.caller-entries=2",
                        "windlass.ingest.webhook-max-body-size=3B",
                        "windlass.ingest.managed-namespace=argo",
                        "windlass.ingest.instance-id=i",
                        "windlass.argo-server.url=http://argo:2746",
                        "windlass.argo-server.timeout=12s",
                        "windlass.ingest.limits.max-in-flight=4",
                        "windlass.ingest.limits.max-buffered=5B",
                        "windlass.ingest.limits.body-timeout=6s",
                        "windlass.ingest.limits.max-headers=7",
                        "windlass.ingest.limits.max-wait=8s",
                        "windlass.ingest.limits.max-waiting=9",
                        "windlass.ingest.limits.max-streams=10",
                        "windlass.ingest.limits.stream-keep-alive=300ms",
                        "windlass.ingest.limits.rate-per-caller=11",
                        "windlass.ingest.syncs.tokens=a,b",
                        "windlass.ingest.syncs.signing-secrets=c",
                        "windlass.ingest.syncs.signature-tolerance=12s",
                        "windlass.ingest.webhooks.signature-tolerance=1s",
                        "windlass.ingest.webhooks.refusal-interval=2s",
                        "windlass.ingest.webhooks.refusal-entries=3",
                        "windlass.ingest.handshake.allowed-origins=a,*.b",
                        "windlass.ingest.cloud-events.max-batch=15",
                        "windlass.ingest.images.max-entries=12",
                        "windlass.ingest.images.max-page=13",
                        "windlass.ingest.images.max-namespaces=14",
                        "windlass.metadata.secret-headers=x-a,x-b-*",
                        "windlass.metadata.allowed-headers=x-c",
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
                                    DataSize.ofMegabytes(1),
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(7),
                                    11,
                                    12,
                                    false));
                    assertThat(it.getBean(AccessProperties.class))
                            .isEqualTo(new AccessProperties(
                                    AuthMode.CLIENT, Duration.ofSeconds(1), 2, DataSize.ofBytes(3), "argo", "i"));
                    assertThat(it.getBean(ArgoServerProperties.class))
                            .isEqualTo(
                                    new ArgoServerProperties(URI.create("http://argo:2746"), Duration.ofSeconds(12)));
                    assertThat(it.getBean(LimitProperties.class))
                            .isEqualTo(new LimitProperties(
                                    4,
                                    DataSize.ofBytes(5),
                                    Duration.ofSeconds(6),
                                    7,
                                    Duration.ofSeconds(8),
                                    9,
                                    10,
                                    Duration.ofMillis(300),
                                    11));
                    var syncs = it.getBean(SyncProperties.class);
                    assertThat(syncs)
                            .isEqualTo(new SyncProperties(List.of("a", "b"), List.of("c"), Duration.ofSeconds(12)));
                    assertThat(syncs.toString()).doesNotContain("a, b").doesNotContain("[c]");
                    assertThat(it.getBean(WebhookProperties.class))
                            .isEqualTo(new WebhookProperties(Duration.ofSeconds(1), Duration.ofSeconds(2), 3));
                    assertThat(it.getBean(HandshakeProperties.class))
                            .isEqualTo(new HandshakeProperties(List.of("a", "*.b")));
                    assertThat(it.getBean(CloudEventProperties.class)).isEqualTo(new CloudEventProperties(15));
                    assertThat(it.getBean(ImageProperties.class)).isEqualTo(new ImageProperties(12, 13, 14));
                    assertThat(it.getBean(MetadataProperties.class))
                            .isEqualTo(new MetadataProperties(List.of("x-a", "x-b-*"), List.of("x-c")));
                    assertThat(it.getBean(KubernetesProperties.class))
                            .isEqualTo(
                                    new KubernetesProperties(Path.of("/k"), Duration.ZERO, Duration.ofSeconds(1), 2));
                    assertThat(it.getBean(TopicProperties.class))
                            .isEqualTo(new TopicProperties(
                                    false, 9, (short) 3, 2, Duration.ofDays(1), Duration.ofDays(2)));
                });
    }
}
