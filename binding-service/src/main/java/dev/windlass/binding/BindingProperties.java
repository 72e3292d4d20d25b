package dev.windlass.binding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are decided on.
 *
 * @param duplicateWindow how long an event's id is remembered: within it the same id is not acted on again
 * @param instanceId only bindings with this controller instance id count; null: only those without one
 * @param inboxIdentity the Kubernetes user as whom events from the inbox topic act; null for nobody
 * @param mostNotMatched of how many bindings that an event does not match each has an outcome of its own; where there are
 *     more, one outcome counts all and names so many
 */
@Validated
@ConfigurationProperties("windlass.binding")
public record BindingProperties(
        @DefaultValue("24h") @NotNull Duration duplicateWindow,
        @Nullable String instanceId,
        @Nullable String inboxIdentity,
        @DefaultValue("10") @PositiveOrZero int mostNotMatched) {}
