package dev.windlass.submit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How hard submit tries.
 *
 * @param concurrency how many Workflows are created at once
 * @param triesInHand how often one is tried before it is put off to the delayed topics
 * @param backoff the wait after the first try in hand; doubled after each, with jitter
 * @param maxAge how long after its first try a command is given up and becomes a dead letter
 * @param pause how long to wait before asking again while the Kubernetes API is away
 */
@Validated
@ConfigurationProperties("windlass.submit")
public record SubmitProperties(
        @DefaultValue("32") @Positive int concurrency,
        @DefaultValue("3") @Positive int triesInHand,
        @DefaultValue("100ms") @NotNull Duration backoff,
        @DefaultValue("24h") @NotNull Duration maxAge,
        @DefaultValue("2s") @NotNull Duration pause) {}
