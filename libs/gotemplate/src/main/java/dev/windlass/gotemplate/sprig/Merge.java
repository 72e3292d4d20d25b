package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Type;
import dev.windlass.golang.fmt.Fmt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges dicts into the first one, as mergo does: what is empty there is filled, or everything overwritten. */
final class Merge {
    private Merge() {}

    /** Puts an entry into the map, or into a copy of one that takes no changes; the map that has it. */
    static Map<String, @Nullable Object> put(
            @Nullable Map<String, @Nullable Object> map, String key, @Nullable Object value) {
        if (map == null) {
            throw new GoPanic("assignment to entry in nil map");
        }
        try {
            map.put(key, value);
            return map;
        } catch (UnsupportedOperationException e) {
            Map<String, @Nullable Object> copy = new HashMap<>(map);
            copy.put(key, value);
            return copy;
        }
    }

    /** Merges the source into the target; the target, or a copy of one that takes no changes. */
    static @Nullable Map<String, @Nullable Object> into(
            Budget budget,
            @Nullable Map<String, @Nullable Object> target,
            @Nullable Map<String, @Nullable Object> source,
            boolean overwrite) {
        if (source == null) {
            return target;
        }
        return merged(budget, target == null ? new HashMap<>() : target, source, overwrite, 0);
    }

    private static Map<String, @Nullable Object> merged(
            Budget budget,
            Map<String, @Nullable Object> target,
            Map<String, @Nullable Object> source,
            boolean overwrite,
            int depth) {
        if (depth > Fmt.MAX_DEPTH) {
            throw new GoException("value nested deeper than " + Fmt.MAX_DEPTH);
        }
        budget.spend(source.size(), 2 * Budget.SLOT);
        Map<String, @Nullable Object> result = target;
        for (String key : List.copyOf(source.keySet())) {
            result = merged(budget, result, key, source.get(key), overwrite, depth);
        }
        return result;
    }

    private static Map<String, @Nullable Object> merged(
            Budget budget,
            Map<String, @Nullable Object> target,
            String key,
            @Nullable Object value,
            boolean overwrite,
            int depth) {
        if (value == null) {
            return overwrite ? put(target, key, null) : target;
        }
        Object existing = target.get(key);
        boolean filled = !DefaultFunctions.isEmpty(existing);
        Map<String, @Nullable Object> dict = dict(existing);
        Map<String, @Nullable Object> sourceDict = dict(value);
        if (existing instanceof GoMap typed && dict != null && sourceDict != null) {
            return put(target, key, mergedTyped(budget, typed, dict, value, sourceDict, overwrite, depth));
        }
        if (dict != null && sourceDict != null) {
            Map<String, @Nullable Object> both = merged(budget, dict, sourceDict, overwrite, depth + 1);
            return put(target, key, both.isEmpty() ? value : both);
        }
        if (filled && value instanceof List<?> && !overwrite) {
            return target;
        }
        if (filled && value instanceof Map<?, ?> && existing instanceof Map<?, ?>) {
            return target;
        }
        return overwrite || !filled ? put(target, key, value) : target;
    }

    /** Merges into a map such as {@code map[string]string}, which takes values of its own type only. */
    private static GoMap mergedTyped(
            Budget budget,
            GoMap target,
            Map<String, @Nullable Object> entries,
            Object source,
            Map<String, @Nullable Object> sourceEntries,
            boolean overwrite,
            int depth) {
        Type given = source instanceof GoMap typed ? typed.type().elem() : Type.ANY;
        Type wanted = target.type().elem();
        boolean changes = overwrite
                || sourceEntries.keySet().stream().anyMatch(key -> DefaultFunctions.isEmpty(entries.get(key)));
        if (!given.assignableTo(wanted) && changes && !sourceEntries.isEmpty()) {
            throw new GoPanic(
                    "reflect.Value.SetMapIndex: value of type " + given + " is not assignable to type " + wanted);
        }
        return GoMap.of(target.type(), merged(budget, new HashMap<>(entries), sourceEntries, overwrite, depth + 1));
    }

    /** The entries of a map with strings for keys; null for anything else. */
    @SuppressWarnings("unchecked") // the type of the keys is checked
    private static @Nullable Map<String, @Nullable Object> dict(@Nullable Object value) {
        boolean strings =
                value instanceof GoMap typed ? typed.type().key().equals(Type.STRING) : value instanceof Map<?, ?>;
        return strings ? (Map<String, @Nullable Object>) value : null;
    }
}
