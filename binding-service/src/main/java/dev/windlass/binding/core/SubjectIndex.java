package dev.windlass.binding.core;

import dev.windlass.expr.Guard.Condition;
import dev.windlass.expr.Guard.Subject;
import dev.windlass.expr.RunException;
import dev.windlass.expr.ValueKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The selectors whose guards look at one subject, by what they want it to be. Immutable. */
final class SubjectIndex {
    private final Subject subject;
    private final int[] all;
    private final int[] textsOnly;
    private final Map<Object, int[]> byKey;
    private final Map<Integer, Map<String, int[]>> byPrefix;

    private SubjectIndex(Builder from) {
        this.subject = from.subject;
        this.all = from.all.toArray();
        this.textsOnly = from.textsOnly.toArray();
        this.byKey = frozen(from.byKey);
        this.byPrefix = new TreeMap<>();
        from.byPrefix.forEach((length, prefixes) -> byPrefix.put(length, frozen(prefixes)));
    }

    /** Adds the places of those to evaluate. */
    void find(Map<String, @Nullable Object> variables, Places found) {
        Object value;
        try {
            value = subject.evaluate(variables);
        } catch (RunException e) {
            // Each of them fails too, and must say so itself.
            found.addAll(all);
            return;
        }
        int[] equal = byKey.get(ValueKey.of(value));
        if (equal != null) {
            found.addAll(equal);
        }
        if (value instanceof String text) {
            findPrefixes(text, found);
        } else {
            found.addAll(textsOnly);
        }
    }

    private void findPrefixes(String text, Places found) {
        byPrefix.forEach((length, prefixes) -> {
            int[] places = length > text.length() ? null : prefixes.get(text.substring(0, length));
            if (places != null) {
                found.addAll(places);
            }
        });
    }

    private static <K> Map<K, int[]> frozen(Map<K, Places> places) {
        Map<K, int[]> frozen = HashMap.newHashMap(places.size());
        places.forEach((key, each) -> frozen.put(key, each.toArray()));
        return frozen;
    }

    static final class Builder {
        private final Subject subject;
        private final Places all = new Places();
        private final Places textsOnly = new Places();
        private final Map<Object, Places> byKey = new HashMap<>();
        private final Map<Integer, Map<String, Places>> byPrefix = new HashMap<>();

        Builder(Subject subject) {
            this.subject = subject;
        }

        void add(int place, Condition condition) {
            all.add(place);
            switch (condition) {
                case Condition.OneOf it -> addKeys(place, it);
                case Condition.StartsWith(String prefix) -> {
                    byPrefix.computeIfAbsent(prefix.length(), _ -> new HashMap<>())
                            .computeIfAbsent(prefix, _ -> new Places())
                            .add(place);
                    textsOnly.add(place);
                }
            }
        }

        SubjectIndex build() {
            return new SubjectIndex(this);
        }

        private void addKeys(int place, Condition.OneOf condition) {
            for (Object key : condition.keys()) {
                // Of what is no text, all of the others are told anyway.
                if (!condition.textsOnly() || key instanceof String) {
                    byKey.computeIfAbsent(key, _ -> new Places()).add(place);
                }
            }
            if (condition.textsOnly()) {
                textsOnly.add(place);
            }
        }
    }
}
