package dev.windlass.ingest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who is let in.
 *
 * @param authMode whether a caller must say who he is
 * @param callerTtl how long it is remembered who a token's bearer is and what he may do; refusals are not remembered
 * @param callerEntries of how many callers and rights that is remembered at most
 * @param webhookMaxBodySize how long a signed body may be; above it the answer is 403
 * @param managedNamespace what {@code /api/v1/info} names as the managed namespace; null: none
 * @param instanceId the controller whose Workflows the workflow API is about; null: those that name none
 */
@Validated
@ConfigurationProperties("windlass.ingest")
public record AccessProperties(
        @DefaultValue("server") @NotNull AuthMode authMode,
        @DefaultValue("5s") @NotNull Duration callerTtl,
        @DefaultValue("10000") @Positive int callerEntries,
        @DefaultValue("2MB") @NotNull DataSize webhookMaxBodySize,
        @Nullable String managedNamespace,
        @Nullable String instanceId) {

    /** Argo Server's auth modes, less single sign-on. */
    public enum AuthMode {
        /** A caller is who his Kubernetes token says, and may do what he may do in Kubernetes. */
        CLIENT,
        /** Nobody is asked; all act as the service. */
        SERVER
    }
}
