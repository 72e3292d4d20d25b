package dev.windlass.ingest;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is taken of CloudEvents at a time.
 *
 * @param maxBatch how many events a batch may hold; above it the answer is 413
 */
@Validated
@ConfigurationProperties("windlass.ingest.cloud-events")
public record CloudEventProperties(
        @DefaultValue("1000") @Positive int maxBatch) {}
