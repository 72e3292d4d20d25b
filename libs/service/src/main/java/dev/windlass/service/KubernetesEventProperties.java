package dev.windlass.service;

import dev.windlass.kube.EventSettings;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many Kubernetes Events a service writes.
 *
 * @param burst Events about one object that may be written or counted up at once
 * @param refill time after which one more may be
 * @param similar distinct messages per object and reason before further ones are merged into one Event
 * @param waiting Events that may wait for the API server; further ones are dropped
 */
@Validated
@ConfigurationProperties("windlass.kubernetes.events")
public record KubernetesEventProperties(
        @DefaultValue("25") @Positive int burst,
        @DefaultValue("5m") @NotNull Duration refill,
        @DefaultValue("10") @Positive int similar,
        @DefaultValue("1000") @Positive int waiting) {
    /** The same for the recorder, whose further settings stay as they are. */
    public EventSettings settings() {
        EventSettings others = EventSettings.DEFAULT;
        return new EventSettings(
                burst,
                refill,
                similar,
                others.similarWithin(),
                others.remembered(),
                waiting,
                others.tries(),
                others.pause());
    }
}
