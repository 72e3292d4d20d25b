package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Values;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.time.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep copies of maps and lists, of the same types. */
final class Copies {
    private Copies() {}

    static @Nullable Object deep(Budget budget, @Nullable Object value) {
        return copy(budget, value, 0);
    }

    private static @Nullable Object copy(Budget budget, @Nullable Object value, int depth) {
        if (depth > Fmt.MAX_DEPTH) {
            throw new GoException("value nested deeper than " + Fmt.MAX_DEPTH);
        }
        if (Values.isNil(value)) {
            return value;
        }
        return switch (value) {
            case null -> null;
            case GoMap map -> GoMap.of(map.type(), map(budget, map, depth));
            case Map<?, ?> map -> map(budget, map, depth);
            case Slice slice -> Slice.copyOf(slice.elem(), list(budget, slice, depth));
            case List<?> list -> list(budget, list, depth);
            case byte[] bytes -> bytes.clone();
            case Location ignored -> Location.fixed("", 0);
            case Version version -> version.zero();
            default -> value;
        };
    }

    private static Map<@Nullable Object, @Nullable Object> map(Budget budget, Map<?, ?> map, int depth) {
        budget.spend(map.size() + 1L, 2 * Budget.SLOT);
        Map<@Nullable Object, @Nullable Object> copy = new HashMap<>();
        map.forEach((key, value) -> copy.put(key, copy(budget, value, depth + 1)));
        return copy;
    }

    private static List<@Nullable Object> list(Budget budget, List<?> list, int depth) {
        budget.spend(list.size() + 1L, Budget.SLOT);
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
            copy.add(copy(budget, element, depth + 1));
        }
        return copy;
    }
}
