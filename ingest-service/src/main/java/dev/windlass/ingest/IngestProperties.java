package dev.windlass.ingest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the door lets in.
 *
 * @param maxBodySize the largest body; above it the answer is 413
 * @param ackTimeout how long Kafka may take to store a record; after it the answer is 503
 * @param retryAfter what a sender is told to wait after a 503, in whole seconds
 * @param historyEvents of how many events the outcomes are kept in memory; the oldest are forgotten first
 * @param deadLetterEntries how many dead letters can be listed and replayed; the oldest are forgotten first
 * @param watchApplications whether Argo CD's Applications in the cluster are watched
 */
@Validated
@ConfigurationProperties("windlass.ingest")
public record IngestProperties(
        @DefaultValue("5MB") @NotNull DataSize maxBodySize,
        @DefaultValue("10s") @NotNull Duration ackTimeout,
        @DefaultValue("5s") @NotNull Duration retryAfter,
        @DefaultValue("20000") @Positive int historyEvents,
        @DefaultValue("100000") @Positive int deadLetterEntries,
        @DefaultValue("true") boolean watchApplications) {}
