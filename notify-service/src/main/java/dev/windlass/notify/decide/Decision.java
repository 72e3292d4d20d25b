package dev.windlass.notify.decide;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Outcome;
import java.util.List;

/**
 * What follows from an observed sync.
 *
 * @param state what is to be remembered of the application
 * @param deliveries what is to be sent
 * @param outcomes what became of the observation; at least one
 */
public record Decision(ApplicationState state, List<Delivery> deliveries, List<Outcome> outcomes) {
    public Decision {
        deliveries = List.copyOf(deliveries);
        outcomes = List.copyOf(outcomes);
    }
}
