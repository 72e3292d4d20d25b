package dev.windlass.submit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
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
 * @param impersonateExtras keys of a caller's extras that are carried when he is impersonated; {@code *} for all
 * @param refusedExtrasTtl how long an extra that may not be impersonated is left out before it is tried again
 */
@Validated
@ConfigurationProperties("windlass.submit")
public record SubmitProperties(
        @DefaultValue("32") @Positive int concurrency,
        @DefaultValue("3") @Positive int triesInHand,
        @DefaultValue("100ms") @NotNull Duration backoff,
        @DefaultValue("24h") @NotNull Duration maxAge,
        @DefaultValue("2s") @NotNull Duration pause,
        @DefaultValue("*") @NotNull Set<String> impersonateExtras,
        @DefaultValue("5m") @NotNull Duration refusedExtrasTtl) {}
