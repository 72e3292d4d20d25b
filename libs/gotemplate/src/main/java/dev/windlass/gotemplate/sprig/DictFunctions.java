package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.ANY;
import static dev.windlass.golang.Type.ANYS;
import static dev.windlass.golang.Type.BOOL;
import static dev.windlass.golang.Type.OBJECT;
import static dev.windlass.golang.Type.STRING;
import static dev.windlass.golang.Type.STRINGS;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions on dicts. */
final class DictFunctions {
    private static final Type DICTS = Type.sliceOf(OBJECT);

    private DictFunctions() {}

    static void define(Definitions d) {
        d.variadic("dict", OBJECT, List.of(ANYS), DictFunctions::dict);
        d.add("get", ANY, List.of(OBJECT, STRING), (budget, a) -> {
            Map<String, @Nullable Object> map = a.entries(0);
            return map.containsKey(a.text(1)) ? map.get(a.text(1)) : "";
        });
        d.add("hasKey", BOOL, List.of(OBJECT, STRING), (b, a) -> a.entries(0).containsKey(a.text(1)));
        d.add("set", OBJECT, List.of(OBJECT, STRING, ANY), (budget, a) -> {
            budget.spend(2 * Budget.SLOT);
            return Merge.put(a.map(0), a.text(1), a.any(2));
        });
        d.add("unset", OBJECT, List.of(OBJECT, STRING), (budget, a) -> unset(a));
        d.variadic("pluck", ANYS, List.of(STRING, DICTS), DictFunctions::pluck);
        d.variadic("keys", STRINGS, List.of(DICTS), DictFunctions::keys);
        d.add("values", ANYS, List.of(OBJECT), DictFunctions::values);
        d.variadic("pick", OBJECT, List.of(OBJECT, STRINGS), DictFunctions::pick);
        d.variadic("omit", OBJECT, List.of(OBJECT, STRINGS), DictFunctions::omit);
        d.failingVariadic("dig", ANY, List.of(ANYS), (budget, a) -> dig(a));
        merge(d, "merge", "mustMerge", false);
        merge(d, "mergeOverwrite", "mustMergeOverwrite", true);
    }

    private static void merge(Definitions d, String name, String mustName, boolean overwrite) {
        Definitions.Body body = (budget, a) -> {
            Map<String, @Nullable Object> result = a.map(0);
            for (int i = 1; i < a.count(); i++) {
                result = Merge.into(budget, result, a.map(i), overwrite);
            }
            return result == null ? GoMap.nil(OBJECT) : result;
        };
        d.variadic(name, ANY, List.of(OBJECT, DICTS), body);
        d.failingVariadic(mustName, ANY, List.of(OBJECT, DICTS), body);
    }

    private static Map<String, @Nullable Object> dict(Budget budget, Args a) {
        budget.spend(a.count() + 1L, Budget.SLOT);
        Map<String, @Nullable Object> dict = new HashMap<>();
        for (int i = 0; i < a.count(); i += 2) {
            dict.put(Casts.text(budget, a.any(i)), i + 1 < a.count() ? a.any(i + 1) : "");
        }
        return dict;
    }

    private static @Nullable Object unset(Args a) {
        Map<String, @Nullable Object> map = a.map(0);
        if (map == null || !map.containsKey(a.text(1))) {
            return a.any(0);
        }
        try {
            map.remove(a.text(1));
            return map;
        } catch (UnsupportedOperationException e) {
            Map<String, @Nullable Object> copy = new HashMap<>(map);
            copy.remove(a.text(1));
            return copy;
        }
    }

    private static List<@Nullable Object> pluck(Budget budget, Args a) {
        List<@Nullable Object> found = new ArrayList<>();
        budget.spend(a.count(), Budget.SLOT);
        for (int i = 1; i < a.count(); i++) {
            if (a.entries(i).containsKey(a.text(0))) {
                found.add(a.entries(i).get(a.text(0)));
            }
        }
        return found;
    }

    private static Slice keys(Budget budget, Args a) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < a.count(); i++) {
            budget.spend(a.entries(i).size(), Budget.SLOT);
            for (Object key : Values.sortedKeys(a.entries(i))) {
                keys.add(String.valueOf(key));
            }
        }
        return Slice.strings(keys);
    }

    private static List<@Nullable Object> values(Budget budget, Args a) {
        Map<String, @Nullable Object> map = a.entries(0);
        budget.spend(map.size(), Budget.SLOT);
        List<@Nullable Object> values = new ArrayList<>(map.size());
        for (Object key : Values.sortedKeys(map)) {
            values.add(map.get(String.valueOf(key)));
        }
        return values;
    }

    private static Map<String, @Nullable Object> pick(Budget budget, Args a) {
        budget.spend(a.count(), 2 * Budget.SLOT);
        Map<String, @Nullable Object> picked = new HashMap<>();
        for (int i = 1; i < a.count(); i++) {
            if (a.entries(0).containsKey(a.text(i))) {
                picked.put(a.text(i), a.entries(0).get(a.text(i)));
            }
        }
        return picked;
    }

    private static Map<String, @Nullable Object> omit(Budget budget, Args a) {
        budget.spend(a.entries(0).size(), 2 * Budget.SLOT);
        Map<String, @Nullable Object> rest = new HashMap<>(a.entries(0));
        for (int i = 1; i < a.count(); i++) {
            rest.remove(a.text(i));
        }
        return rest;
    }

    private static @Nullable Object dig(Args a) {
        int last = a.count() - 1;
        if (last < 2) {
            throw new GoPanic("dig needs at least three arguments");
        }
        Map<?, ?> dict = dict(a.any(last));
        for (int i = 0; i < last - 1; i++) {
            if (!(a.any(i) instanceof String)) {
                throw conversion(a.any(i), "string");
            }
        }
        for (int i = 0; ; i++) {
            Object step = dict.get(a.text(i));
            if (step == null && !dict.containsKey(a.text(i))) {
                return a.any(last - 1);
            }
            if (i == last - 2) {
                return step;
            }
            dict = dict(step);
        }
    }

    private static Map<?, ?> dict(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && OBJECT.equals(Values.typeOf(map))) {
            return map;
        }
        throw conversion(value, "map[string]interface {}");
    }

    private static GoPanic conversion(@Nullable Object value, String wanted) {
        String type = value == null ? "nil" : Values.typeName(value);
        return new GoPanic("interface conversion: interface {} is " + type + ", not " + wanted);
    }
}
