package dev.windlass.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.notify.outgoing.AddressGuard;
import dev.windlass.service.KubernetesProperties;
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
        NotifyProperties.class,
        DeliveryProperties.class,
        BreakerProperties.class,
        OutgoingProperties.class,
        KubernetesProperties.class
    })
    static class AllProperties {}

    @Test
    void everythingHasADefault() {
        context.run(it -> {
            assertThat(it.getBean(NotifyProperties.class))
                    .isEqualTo(new NotifyProperties(
                            "argocd",
                            List.of("*"),
                            false,
                            "argocd-notifications-cm",
                            "argocd-notifications-secret",
                            Duration.ofHours(1),
                            false,
                            null,
                            null,
                            null,
                            null));
            assertThat(it.getBean(DeliveryProperties.class))
                    .isEqualTo(new DeliveryProperties(
                            1000,
                            100,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(10),
                            Duration.ofHours(24)));
            assertThat(it.getBean(BreakerProperties.class))
                    .isEqualTo(new BreakerProperties(5, 80, Duration.ofSeconds(5), Duration.ofSeconds(15)));
            assertThat(it.getBean(OutgoingProperties.class).forbidden())
                    .contains("169.254.0.0/16", "fe80::/10")
                    .allSatisfy(range -> new AddressGuard(List.of(range)));
            assertThat(it.getBean(KubernetesProperties.class))
                    .isEqualTo(new KubernetesProperties(null, Duration.ZERO, Duration.ofSeconds(10), 64));
        });
    }

    @Test
    void everyPropertyIsMapped() {
        context.withPropertyValues(
                        "windlass.notify.namespace=cd",
                        "windlass.notify.application-namespaces=team-a,team-b",
                        "windlass.notify.self-service=true",
                        "windlass.notify.config-map=cm",
                        "windlass.notify.secret=s",
                        "windlass.notify.deletion-window=5m",
                        "windlass.notify.write-back=true",
                        "windlass.notify.event-identity=notifier",
                        "windlass.notify.webhook-url=http://localhost/hook",
                        "windlass.notify.slack-token=xoxb",
                        "windlass.notify.slack-channel=deploys",
                        "windlass.notify.delivery.concurrency=1",
                        "windlass.notify.delivery.waiting=13",
                        "windlass.notify.delivery.connect-timeout=2s",
                        "windlass.notify.delivery.request-timeout=3s",
                        "windlass.notify.delivery.patience=4s",
                        "windlass.notify.delivery.max-age=5h",
                        "windlass.notify.breaker.calls=6",
                        "windlass.notify.breaker.failures=7",
                        "windlass.notify.breaker.slow-call=8s",
                        "windlass.notify.breaker.open-for=9s",
                        "windlass.notify.outgoing.forbidden=10.0.0.0/8",
                        "windlass.kubernetes.kubeconfig=/k",
                        "windlass.kubernetes.request-timeout=10ms",
                        "windlass.kubernetes.max-concurrent-requests=11")
                .run(it -> {
                    assertThat(it.getBean(NotifyProperties.class))
                            .isEqualTo(new NotifyProperties(
                                    "cd",
                                    List.of("team-a", "team-b"),
                                    true,
                                    "cm",
                                    "s",
                                    Duration.ofMinutes(5),
                                    true,
                                    "notifier",
                                    "http://localhost/hook",
                                    "xoxb",
                                    "deploys"));
                    assertThat(it.getBean(DeliveryProperties.class))
                            .isEqualTo(new DeliveryProperties(
                                    1,
                                    13,
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(4),
                                    Duration.ofHours(5)));
                    assertThat(it.getBean(BreakerProperties.class))
                            .isEqualTo(new BreakerProperties(6, 7, Duration.ofSeconds(8), Duration.ofSeconds(9)));
                    assertThat(it.getBean(OutgoingProperties.class))
                            .isEqualTo(new OutgoingProperties(List.of("10.0.0.0/8")));
                    assertThat(it.getBean(KubernetesProperties.class))
                            .isEqualTo(
                                    new KubernetesProperties(Path.of("/k"), Duration.ZERO, Duration.ofMillis(10), 11));
                });
    }

    @Test
    void theTokenIsNotPrinted() {
        var properties = new NotifyProperties(
                "argocd", List.of(), false, "cm", "s", Duration.ZERO, false, null, "http://u:p@h", "xoxb-1", "c");
        assertThat(properties.toString()).doesNotContain("xoxb-1").doesNotContain("u:p");
    }
}
