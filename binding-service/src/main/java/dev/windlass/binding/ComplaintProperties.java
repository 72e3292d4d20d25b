package dev.windlass.binding;

import dev.windlass.kube.EventSettings;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is told to the authors of bindings as Kubernetes Events.
 *
 * @param burst how many requests may be made at once about one binding
 * @param refill after how long one more may be made about it
 * @param similar so many different messages about one binding have an Event each; further ones are combined in one
 * @param waiting how many requests may wait for the API server; further ones are dropped
 */
@Validated
@ConfigurationProperties("windlass.binding.complaints")
public record ComplaintProperties(
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
