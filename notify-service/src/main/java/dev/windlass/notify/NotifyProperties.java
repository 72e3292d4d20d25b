package dev.windlass.notify;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the configuration of notifications is, and what stands in for it where there is none.
 *
 * @param namespace Argo CD's own: that of the ConfigMap, the Secret, and the AppProjects whose annotations count
 * @param applicationNamespaces whose Applications are notified of besides, as names, globs, or regular expressions
 *     between slashes
 * @param selfService whether a ConfigMap and a Secret of these names in an application's own namespace count too;
 *     templates then see no secrets, as in Argo CD
 * @param configMap the ConfigMap's name
 * @param secret the Secret's name
 * @param deletionWindow how long it is remembered that an Application was deleted, so that a late observation does not
 *     bring it back
 * @param writeBack whether what an application was notified of is written into the annotation in which Argo CD's own
 *     controller keeps it, so that one can go back to that without hearing everything again
 * @param eventIdentity the Kubernetes user as whom the events of the service {@code event} act; null: nobody
 * @param webhookUrl without a ConfigMap, every sync is told to this address; null: to none
 * @param slackToken without a ConfigMap, every sync is told on Slack by the bot of this token; null: not at all
 * @param slackChannel the channel for it
 */
@Validated
@ConfigurationProperties("windlass.notify")
public record NotifyProperties(
        @DefaultValue("argocd") @NotBlank String namespace,
        @DefaultValue("*") @NotNull List<String> applicationNamespaces,
        @DefaultValue("false") boolean selfService,
        @DefaultValue("argocd-notifications-cm") @NotBlank String configMap,

        @DefaultValue("argocd-notifications-secret") @NotBlank String secret,

        @DefaultValue("1h") @NotNull Duration deletionWindow,
        @DefaultValue("false") boolean writeBack,
        @Nullable String eventIdentity,
        @Nullable String webhookUrl,
        @Nullable String slackToken,
        @Nullable String slackChannel) {
    /** Without what may be secret. */
    @Override
    public String toString() {
        return "NotifyProperties[" + namespace + "/" + configMap + "]";
    }
}
