package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Decides on an event: every binding of its namespace answers for itself, and none stops another. */
public final class Decide {
    private final Bindings bindings;

    public Decide(Bindings bindings) {
        this.bindings = bindings;
    }

    /** One decision for each binding of the event's namespace, by the bindings' names. */
    public List<Decision> decide(EventReceived event) {
        List<CompiledBinding> candidates = bindings.in(event.namespace());
        if (candidates.isEmpty()) {
            return List.of(new Decision.Outcomes(new Outcome.NoBindings()));
        }
        EventVariables variables;
        try {
            variables = EventVariables.of(event);
        } catch (ExpressionFailure e) {
            return candidates.stream()
                    .<Decision>map(it -> new Decision.Outcomes(new Outcome.BindingFailed(it.name(), e.explanation())))
                    .toList();
        }
        List<Decision> decisions = new ArrayList<>();
        for (CompiledBinding binding : candidates) {
            decisions.add(binding.decide(event, variables));
        }
        return decisions;
    }
}
