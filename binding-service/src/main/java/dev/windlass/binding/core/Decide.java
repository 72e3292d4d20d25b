package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.UnreadableMessageException;
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
     * What the namespace's bindings make of the event, by their names. A binding that acted for an earlier sending of it
     * does nothing more. Those whose selectors do not hold come last, and together where they are many.
     *
     * @param acted which bindings acted for earlier sendings
     * @throws UnreadableMessageException where no binding can read the event
     */
    public List<Decision> decide(EventReceived event, ActedBindings acted) throws UnreadableMessageException {
        EventVariables variables = variables(event);
        NamespaceBindings namespace = bindings.in(event.namespace());
        if (namespace.isEmpty() && acted.isEmpty()) {
            return List.of(new Decision.Nothing(new Outcome.NoBindings()));
        }
        List<Decision> decisions = new ArrayList<>();
        acted.acts().stream()
                .map(it -> new Outcome.Duplicate(it.binding(), it.workflow()))
                .forEach(it -> decisions.add(new Decision.Nothing(it)));
        List<CompiledBinding> all = namespace.byName();
        Places answered = places(all, acted);
        for (int place : namespace.candidates(variables)) {
            CompiledBinding binding = all.get(place);
            Decision decision = acted.contains(binding.ref()) ? null : binding.decide(event, variables);
            if (decision != null) {
                decisions.add(decision);
                answered.add(place);
            }
        }
        addNotMatched(all, answered.sorted(), decisions);
        return decisions;
    }

    private static EventVariables variables(EventReceived event) throws UnreadableMessageException {
        try {
            return EventVariables.of(event);
        } catch (ExpressionFailure e) {
            throw new UnreadableMessageException(e.explanation());
        }
    }

    private static Places places(List<CompiledBinding> all, ActedBindings acted) {
        var places = new Places();
        for (int place = 0; !acted.isEmpty() && place < all.size(); place++) {
            if (acted.contains(all.get(place).ref())) {
                places.add(place);
            }
        }
        return places;
    }

    /** Names the bindings at all other places than those. */
    private void addNotMatched(List<CompiledBinding> all, int[] answered, List<Decision> decisions) {
        int count = all.size() - answered.length;
        List<String> names = new ArrayList<>();
        int next = 0;
        for (int place = 0; place < all.size() && names.size() < mostNotMatched; place++) {
            if (next < answered.length && answered[next] == place) {
                next++;
            } else {
                names.add(all.get(place).name());
            }
        }
        if (count > mostNotMatched) {
            decisions.add(new Decision.Nothing(new Outcome.ManyNotMatched(count, names)));
        } else {
            names.forEach(it -> decisions.add(new Decision.Nothing(new Outcome.NotMatched(it))));
        }
    }
}
