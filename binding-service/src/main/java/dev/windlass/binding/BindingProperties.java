package dev.windlass.binding;

import jakarta.validation.constraints.NotNull;
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
 */
@Validated
@ConfigurationProperties("windlass.binding")
public record BindingProperties(
        @DefaultValue("24h") @NotNull Duration duplicateWindow,
        @Nullable String instanceId,
        @Nullable String inboxIdentity) {}
