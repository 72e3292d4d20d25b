package dev.windlass.notify.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.contracts.RawJson;
import dev.windlass.notify.settings.EventSettings;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.ServiceSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class GuardedChannelTest {
    private static final Duration OPEN_FOR = Duration.ofHours(1);

    @Test
    void whoKeepsFailingIsLeftAloneWhichIsNoTry() {
        var asked = new AtomicInteger();
        Channel<ServiceSettings> failing = (service, notification, delivery) -> {
            asked.incrementAndGet();
            return new SendResult.Failed("no");
        };
        var config = CircuitBreakerConfig.custom()
                .slidingWindowSize(2)
                .minimumNumberOfCalls(2)
                .waitDurationInOpenState(OPEN_FOR)
                .build();
        var channel = new GuardedChannel(failing, new Breakers(config), OPEN_FOR);

        assertThat(send(channel, "a")).isInstanceOf(SendResult.Failed.class);
        assertThat(send(channel, "a")).isInstanceOf(SendResult.Failed.class);
        assertThat(send(channel, "a"))
                .isInstanceOfSatisfying(
                        SendResult.LeftAlone.class,
                        it -> assertThat(it.atLeast()).isEqualTo(OPEN_FOR));
        assertThat(asked).hasValue(2);
        assertThat(send(channel, "another")).isInstanceOf(SendResult.Failed.class);
    }

    private static SendResult send(GuardedChannel channel, String recipient) {
        var delivery = new Delivery(
                "id",
                null,
                "sync",
                RawJson.of("{}"),
                "on-sync",
                List.of(),
                new Destination("event", recipient),
                Delivery.ImageChanges.NONE,
                Instant.EPOCH);
        return channel.send(new EventSettings("argo", "", false), Notification.EMPTY, delivery);
    }
}
