package dev.windlass.service;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which cluster.
 *
 * @param kubeconfig the file to use; null: KUBECONFIG, the home folder, or the pod's service account
 * @param kubeconfigTimeout how long a file that is not there yet is waited for
 * @param requestTimeout how long one request to the API may take
 * @param maxConcurrentRequests how many requests to the API may be under way at once
 */
@Validated
@ConfigurationProperties("windlass.kubernetes")
public record KubernetesProperties(
        @Nullable Path kubeconfig,
        @DefaultValue("0s") @NotNull Duration kubeconfigTimeout,
        @DefaultValue("10s") @NotNull Duration requestTimeout,
        @DefaultValue("64") @Positive int maxConcurrentRequests) {}
