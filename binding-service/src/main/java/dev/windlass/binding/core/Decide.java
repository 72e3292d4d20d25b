package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Decides on an event: every binding of its namespace answers for itself, and none stops another. */
public final class Decide {
    private final Bindings bindings;
    private final int mostNotMatched;

    /**
     * @param mostNotMatched of how many bindings that do not match each has an outcome of its own; where there are more,
     *     one outcome tells of all
     */
    public Decide(Bindings bindings, int mostNotMatched) {
        this.bindings = bindings;
        this.mostNotMatched = mostNotMatched;
    }

    /**
     * What the namespace's bindings make of the event, by their names; those whose selectors do not hold come last, and
     * together where they are many. An event that cannot be read has one failure, of no binding.
     */
    public List<Decision> decide(EventReceived event) {
        NamespaceBindings namespace = bindings.in(event.namespace());
        if (namespace.isEmpty()) {
            return List.of(new Decision.Outcomes(new Outcome.NoBindings()));
        }
        try {
            return decide(event, EventVariables.of(event), namespace);
        } catch (ExpressionFailure e) {
            // The sender's fault: no binding is asked, and none is to blame.
            return List.of(new Decision.Outcomes(new Outcome.BindingFailed("", e.explanation())));
        }
    }

    private List<Decision> decide(EventReceived event, EventVariables variables, NamespaceBindings namespace) {
        List<CompiledBinding> all = namespace.byName();
        List<Decision> decisions = new ArrayList<>();
        var matched = new Places();
        for (int place : namespace.candidates(variables)) {
            Decision decision = all.get(place).decide(event, variables);
            if (decision != null) {
                decisions.add(decision);
                matched.add(place);
            }
        }
        addNotMatched(all, matched.toArray(), decisions);
        return decisions;
    }

    /** Names the bindings at all other places than those. */
    private void addNotMatched(List<CompiledBinding> all, int[] matched, List<Decision> decisions) {
        int count = all.size() - matched.length;
        List<String> names = new ArrayList<>();
        int next = 0;
        for (int place = 0; place < all.size() && names.size() < mostNotMatched; place++) {
            if (next < matched.length && matched[next] == place) {
                next++;
            } else {
                names.add(all.get(place).name());
            }
        }
        if (count > mostNotMatched) {
            decisions.add(new Decision.Outcomes(new Outcome.ManyNotMatched(count, names)));
        } else {
            names.forEach(it -> decisions.add(new Decision.Outcomes(new Outcome.NotMatched(it))));
        }
    }
}
