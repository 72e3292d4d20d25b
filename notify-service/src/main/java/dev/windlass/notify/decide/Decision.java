package dev.windlass.notify.decide;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an observed sync.
 *
 * @param state what is to be remembered of the application; {@link ApplicationState#NEW}: nothing
 * @param deliveries what is to be sent
 * @param outcomes what became of the observation; at least one
 * @param deleted the uid of the Application that was observed to be deleted; null where none was
 */
public record Decision(
        ApplicationState state,
        List<Delivery> deliveries,
        List<Outcome> outcomes,
        @Nullable String deleted) {
    public Decision {
        deliveries = List.copyOf(deliveries);
        outcomes = List.copyOf(outcomes);
    }
}
