package dev.windlass.gotemplate;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies plain maps and lists all the way down, so that functions can change them as Go's do. */
final class DataCopy {
    private DataCopy() {}

    static @Nullable Object of(Budget budget, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case GoMap typed -> typed;
            case Slice typed -> typed;
            case Map<?, ?> map -> ofMap(budget, map);
            case List<?> list -> ofList(budget, list);
            default -> value;
        };
    }

    private static Object ofMap(Budget budget, Map<?, ?> map) {
        budget.spend(map.size(), Budget.SLOT);
        Map<@Nullable Object, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> copy.put(key, of(budget, value)));
        return copy;
    }

    private static Object ofList(Budget budget, List<?> list) {
        budget.spend(list.size(), Budget.SLOT);
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(value -> copy.add(of(budget, value)));
        return copy;
    }
}
