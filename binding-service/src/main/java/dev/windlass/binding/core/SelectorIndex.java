package dev.windlass.binding.core;

import dev.windlass.expr.Environment;
import dev.windlass.expr.Guard;
import dev.windlass.expr.Guard.Subject;
import dev.windlass.expr.Program;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds, among many selectors, those that may hold for an event or fail on it, for events of one shape. Each selector is
 * listed under one of its guards, or under none. Immutable.
 */
final class SelectorIndex {
    private final int[] always;
    private final List<SubjectIndex> subjects;

    private SelectorIndex(int[] always, List<SubjectIndex> subjects) {
        this.always = always;
        this.subjects = subjects;
    }

    static SelectorIndex of(List<CompiledBinding> bindings, Environment shape) {
        List<List<Guard>> guards =
                bindings.stream().map(it -> guards(it.selector(shape))).toList();
        Map<Guard, Integer> shared = new HashMap<>();
        guards.forEach(each -> each.forEach(it -> shared.merge(it, 1, Integer::sum)));
        var always = IntStream.builder();
        Map<Subject, SubjectIndex.Builder> subjects = new LinkedHashMap<>();
        for (int i = 0; i < bindings.size(); i++) {
            // The guard that the fewest others have tells most.
            var best = guards.get(i).stream().min(Comparator.comparing(it -> shared.getOrDefault(it, 0)));
            if (best.isEmpty()) {
                always.add(i);
            } else {
                subjects.computeIfAbsent(best.get().subject(), SubjectIndex.Builder::new)
                        .add(i, best.get().condition());
            }
        }
        return new SelectorIndex(
                always.build().toArray(),
                subjects.values().stream().map(SubjectIndex.Builder::build).toList());
    }

    /** The places of the selectors to evaluate, ascending. */
    int[] candidates(Map<String, @Nullable Object> variables) {
        var found = new Places(always);
        for (SubjectIndex each : subjects) {
            each.find(variables, found);
        }
        return found.sorted();
    }

    private static List<Guard> guards(@Nullable Program program) {
        return program == null ? List.of() : program.guards();
    }
}
