package dev.windlass.ingest;

import dev.windlass.contracts.kafka.TopicSettings;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topics that ingest makes where they are missing; it alone makes any.
 *
 * @param create false where somebody else makes them
 * @param partitions how far binding, submit and notify can be spread
 * @param replicationFactor how many brokers hold each record
 * @param minInSyncReplicas how many of them must have a record before its event is answered 200
 * @param retention how long events, commands and outcomes are kept
 * @param deadLetterRetention how long dead letters are kept
 */
@Validated
@ConfigurationProperties("windlass.topics")
public record TopicProperties(
        @DefaultValue("true") boolean create,
        @DefaultValue("6") @Positive int partitions,
        @DefaultValue("1") @Positive short replicationFactor,
        @DefaultValue("1") @Positive int minInSyncReplicas,
        @DefaultValue("7d") @NotNull Duration retention,
        @DefaultValue("30d") @NotNull Duration deadLetterRetention) {

    public TopicSettings settings() {
        return new TopicSettings(partitions, replicationFactor, minInSyncReplicas, retention, deadLetterRetention);
    }
}
