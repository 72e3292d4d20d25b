package dev.windlass.ingest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhook senders are checked, and what is told of those who are refused.
 *
 * @param signatureTolerance how far the time of a Standard Webhooks signature may be from now
 * @param refusalInterval how long the same refusal is not logged again
 * @param refusalEntries how many different refusals are told of within that
 */
@Validated
@ConfigurationProperties("windlass.ingest.webhooks")
public record WebhookProperties(
        @DefaultValue("5m") @NotNull Duration signatureTolerance,
        @DefaultValue("1m") @NotNull Duration refusalInterval,
        @DefaultValue("1000") @Positive int refusalEntries) {}
