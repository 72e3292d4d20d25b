package dev.windlass.notify;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How hard notifications are tried to be sent.
 *
 * @param concurrency how many may be in hand, being sent or waiting; above it no more are read
 * @param waiting how many of one destination may wait behind the one that is being sent; more are put off for the shortest
 *     delay
 * @param connectTimeout until the connection to a destination is there
 * @param requestTimeout until the answer of one request is there
 * @param patience how long after its first request a webhook is asked again in hand, and how long a delivery waits
 *     behind others of its destination; then it is put off to the delayed topics
 * @param maxAge how long after its first try a delivery is given up and becomes a dead letter
 */
@Validated
@ConfigurationProperties("windlass.notify.delivery")
public record DeliveryProperties(
        @DefaultValue("1000") @Positive int concurrency,
        @DefaultValue("100") @Positive int waiting,
        @DefaultValue("5s") @NotNull Duration connectTimeout,
        @DefaultValue("10s") @NotNull Duration requestTimeout,
        @DefaultValue("10s") @NotNull Duration patience,
        @DefaultValue("24h") @NotNull Duration maxAge) {}
