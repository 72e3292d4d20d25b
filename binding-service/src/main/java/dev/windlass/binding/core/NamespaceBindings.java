package dev.windlass.binding.core;

import dev.windlass.expr.Environment;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bindings of one namespace at one moment, with what finds those that an event may concern. Thread-safe. */
public final class NamespaceBindings {
    public static final NamespaceBindings NONE = new NamespaceBindings(List.of());

    private final List<CompiledBinding> byName;
    private final Map<Environment, SelectorIndex> indexes = new ConcurrentHashMap<>();

    public NamespaceBindings(Collection<CompiledBinding> bindings) {
        this.byName = bindings.stream()
                .sorted(Comparator.comparing(CompiledBinding::name))
                .toList();
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** All of them, by name. */
    public List<CompiledBinding> byName() {
        return byName;
    }

    /**
     * Where in {@link #byName} those are that must be evaluated, ascending: the selectors of all others do not hold for
     * the event, without an error.
     */
    int[] candidates(EventVariables variables) {
        if (byName.size() == 1 || !variables.isIndexable()) {
            return all();
        }
        SelectorIndex index = indexes.get(variables.shape());
        if (index == null) {
            index = indexes.computeIfAbsent(variables.shape(), shape -> SelectorIndex.of(byName, shape));
        }
        return index.candidates(variables.values());
    }

    private int[] all() {
        int[] all = new int[byName.size()];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
