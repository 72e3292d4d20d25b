package dev.windlass.notify.settings;

import dev.windlass.notify.yaml.MalformedException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Kubernetes label selector: every one of its requirements must hold; without any, everything matches. */
public record LabelSelector(List<Requirement> requirements) {
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** Reads the text form, such as {@code env in (prod, test),!paused,tier!=db}. */
    public static LabelSelector parse(String text) throws MalformedException {
        return new LabelSelector(new LabelSelectorParser(text).requirements());
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(it -> it.holds(labels));
    }

    /** What one label must be like. */
    public sealed interface Requirement {
        boolean holds(Map<String, String> labels);
    }

    record Exists(String key) implements Requirement {
        @Override
        public boolean holds(Map<String, String> labels) {
            return labels.containsKey(key);
        }
    }

    record Absent(String key) implements Requirement {
        @Override
        public boolean holds(Map<String, String> labels) {
            return !labels.containsKey(key);
        }
    }

    record In(String key, Set<String> values) implements Requirement {
        @Override
        public boolean holds(Map<String, String> labels) {
            return labels.containsKey(key) && values.contains(labels.get(key));
        }
    }

    /** Holds for a missing label too. */
    record NotIn(String key, Set<String> values) implements Requirement {
        @Override
        public boolean holds(Map<String, String> labels) {
            return !labels.containsKey(key) || !values.contains(labels.get(key));
        }
    }

    /** The label is a whole number on the given side ({@code 1} or {@code -1}) of the bound. */
    record Beyond(String key, int side, long bound) implements Requirement {
        @Override
        public boolean holds(Map<String, String> labels) {
            String value = labels.get(key);
            return value != null
                    && value.matches("[-+]?[0-9]{1,18}")
                    && Long.compare(Long.parseLong(value), bound) == side;
        }
    }
}
