package dev.windlass.ingest;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * An Argo Server that does what is the controller's own.
 *
 * @param url where it is, without a path; null: there is none, and such calls are answered 501
 * @param timeout how long it may take to begin its answer
 */
@Validated
@ConfigurationProperties("windlass.argo-server")
public record ArgoServerProperties(
        @Nullable URI url, @DefaultValue("30s") @NotNull Duration timeout) {}
