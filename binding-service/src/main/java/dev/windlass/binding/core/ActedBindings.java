package dev.windlass.binding.core;

import java.util.ArrayList;
import java.util.List;

/** Which bindings acted for one event, and what each asked for. Immutable. */
public record ActedBindings(List<Act> acts) {
    public static final ActedBindings NONE = new ActedBindings(List.of());

    public ActedBindings {
        acts = List.copyOf(acts);
    }

    /**
     * That a binding acted.
     *
     * @param uid the binding's uid
     * @param binding the binding's name
     * @param workflow the name of the Workflow that it asked for
     */
    public record Act(String uid, String binding, String workflow) {}

    /** What the decisions add. */
    public static ActedBindings of(List<Decision> decisions) {
        List<Act> acts = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Submit(var binding, var command)) {
                acts.add(new Act(binding.uid(), binding.name(), command.name()));
            }
        }
        return acts.isEmpty() ? NONE : new ActedBindings(acts);
    }

    public boolean isEmpty() {
        return acts.isEmpty();
    }

    public boolean contains(BindingRef binding) {
        return acts.stream().anyMatch(it -> it.uid().equals(binding.uid()));
    }

    /** Both together; an act that both tell of counts once. */
    public ActedBindings and(ActedBindings others) {
        List<Act> all = new ArrayList<>(acts);
        others.acts.stream().filter(it -> !acts.contains(it)).forEach(all::add);
        return new ActedBindings(all);
    }
}
