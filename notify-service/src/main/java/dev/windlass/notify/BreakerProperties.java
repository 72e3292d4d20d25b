package dev.windlass.notify;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a service is left alone for a while: its deliveries are put off at once, and nobody waits for it.
 *
 * @param calls over how many of the last calls it is judged
 * @param failures from how many percent of failed or slow calls on
 * @param slowCall from when on a call is slow
 * @param openFor how long it is left alone before it is tried again
 */
@Validated
@ConfigurationProperties("windlass.notify.breaker")
public record BreakerProperties(
        @DefaultValue("5") @Positive int calls,
        @DefaultValue("80") @Positive @Max(100) int failures,
        @DefaultValue("5s") @NotNull Duration slowCall,
        @DefaultValue("15s") @NotNull Duration openFor) {}
