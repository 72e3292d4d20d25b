package dev.windlass.expr.eval;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import dev.windlass.golang.fmt.Fmt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The built-in functions on arrays and maps. */
final class Collections {
    private static final int MAX_DEPTH = 10_000;
    private static final Type MAP_OF_ANY = Type.mapOf(Type.ANY, Type.ANY);

    private Collections() {}

    static Object len(Frame frame, @Nullable Object value) {
        frame.look(value);
        return value instanceof String text ? (long) GoString.runeCount(text) : Access.length(value);
    }

    static @Nullable Object first(@Nullable Object value) {
        return fetchOrNil(value, 0L);
    }

    static @Nullable Object last(@Nullable Object value) {
        return fetchOrNil(value, -1L);
    }

    private static @Nullable Object fetchOrNil(@Nullable Object value, long index) {
        try {
            return Access.fetch(value, index);
        } catch (GoException e) {
            return null;
        }
    }

    /** Like a member access that gives nil where that would panic for want of the key. */
    static @Nullable Object get(Frame frame, @Nullable Object[] args) {
        Object from = args[0];
        Object key = args[1];
        frame.look(from);
        return switch (from) {
            case null -> null;
            case List<?> list -> inRange(key, list.size()) ? Access.fetch(list, key) : null;
            case byte[] bytes -> inRange(key, bytes.length) ? Access.fetch(bytes, key) : null;
            case String text -> inRange(key, GoString.length(text)) ? Access.fetch(text, key) : null;
            case Map<?, ?> map -> Access.containsKey(map, key) ? Access.value(map, key) : null;
            case GoObject object -> member(object, key);
            default -> null;
        };
    }

    private static boolean inRange(@Nullable Object key, int length) {
        long index = Numbers.toInt(key);
        return index < length && index >= -length;
    }

    private static @Nullable Object member(GoObject object, @Nullable Object key) {
        GoFunction method = key instanceof String name ? object.method(name) : null;
        if (method != null) {
            return method;
        }
        if (object.type().kind() != Kind.STRUCT) {
            return null;
        }
        if (!(key instanceof String name)) {
            throw Code.assertion(key, "string");
        }
        return Access.hasField(object, name) ? object.field(name) : null;
    }

    static Object take(Frame frame, @Nullable Object[] args) {
        List<?> list = Lists.slice(args[0]);
        if (list == null) {
            throw new GoException("cannot take from " + Lists.kind(args[0]));
        }
        Object count = args[1];
        boolean signed = count instanceof Long
                || (count instanceof Num num && num.kind().isSigned())
                || (count instanceof GoObject object && object.type().kind().isSigned());
        if (!signed) {
            throw new GoException("cannot take " + Lists.kind(count) + " elements");
        }
        long end = Math.min(Values.toLong(count), list.size());
        if (end < 0) {
            throw new GoPanic("reflect.Value.Slice: slice index out of bounds");
        }
        return args[0] instanceof byte[] bytes ? Arrays.copyOf(bytes, (int) end) : list.subList(0, (int) end);
    }

    static Object keys(Frame frame, @Nullable Object value) {
        Map<?, ?> map = map(value, "cannot get keys from ", "");
        frame.budget.spend(map.size(), Budget.SLOT);
        return Arrays.asList(map.keySet().toArray());
    }

    static Object values(Frame frame, @Nullable Object value) {
        Map<?, ?> map = map(value, "cannot get values from ", "");
        frame.budget.spend(map.size(), Budget.SLOT);
        @Nullable Object[] values = map.keySet().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = map.get(values[i]);
        }
        return Arrays.asList(values);
    }

    static Object toPairs(Frame frame, @Nullable Object value) {
        Map<?, ?> map = map(value, "cannot transform ", " to pairs");
        frame.budget.spend(map.size(), 4L * Budget.SLOT);
        @Nullable Object[] pairs = map.keySet().toArray();
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = Slice.array(Type.ANY, pairs[i], map.get(pairs[i]));
        }
        return Slice.of(Type.arrayOf(2, Type.ANY), pairs);
    }

    private static Map<?, ?> map(@Nullable Object value, String before, String after) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new GoException(before + Lists.kind(value) + after);
    }

    static Object fromPairs(Frame frame, @Nullable Object value) {
        List<?> list = Lists.slice(value);
        if (list == null) {
            String shown = value == null ? "<invalid reflect.Value>" : Fmt.sprintf(frame.budget, "%s", value);
            throw new GoException("cannot transform " + shown + " from pairs");
        }
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Object element : list) {
            frame.budget.spend(2L * Budget.SLOT);
            List<?> pair = Lists.slice(element);
            if (pair == null) {
                throw new GoException("invalid pair " + Fmt.value(frame.budget, element));
            }
            if (pair.size() != 2) {
                throw new GoException("invalid pair length " + Fmt.value(frame.budget, element));
            }
            Access.requireHashable(pair.get(0));
            map.put(pair.get(0), pair.get(1));
        }
        return GoMap.of(MAP_OF_ANY, map);
    }

    static Object reverse(Frame frame, @Nullable Object value) {
        List<?> list = list(value, "reverse");
        frame.grow(list.size());
        @Nullable Object[] reversed = new Object[list.size()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = list.get(reversed.length - 1 - i);
        }
        return Arrays.asList(reversed);
    }

    private static List<?> list(@Nullable Object value, String verb) {
        List<?> list = Lists.slice(value);
        if (list == null) {
            throw new GoException("cannot " + verb + " " + Lists.kind(value));
        }
        return list;
    }

    static Object uniq(Frame frame, @Nullable Object value) {
        List<@Nullable Object> unique = new ArrayList<>();
        for (Object element : list(value, "uniq")) {
            boolean known = false;
            for (Object other : unique) {
                frame.step();
                if (Comparison.equal(frame, element, other)) {
                    known = true;
                    break;
                }
            }
            if (!known) {
                frame.budget.spend(Budget.SLOT);
                unique.add(element);
            }
        }
        return unique;
    }

    static Object concat(Frame frame, @Nullable Object[] args) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object arg : args) {
            List<?> list = list(arg, "concat");
            frame.budget.spend(list.size(), Budget.SLOT);
            all.addAll(list);
        }
        frame.grow(all.size());
        return all.isEmpty() ? Slice.nil(Type.ANY) : all;
    }

    static Object flatten(Frame frame, @Nullable Object value) {
        List<@Nullable Object> flat = new ArrayList<>();
        flatten(frame, list(value, "flatten"), 0, flat);
        frame.grow(flat.size());
        return flat;
    }

    private static void flatten(Frame frame, List<?> list, int depth, List<@Nullable Object> out) {
        if (depth > MAX_DEPTH) {
            throw new GoException("recursion depth exceeded");
        }
        for (Object element : list) {
            frame.step();
            List<?> inner = Lists.slice(element);
            if (inner != null) {
                flatten(frame, inner, depth + 1, out);
            } else {
                frame.budget.spend(Budget.SLOT);
                out.add(element);
            }
        }
    }

    static Object sort(Frame frame, @Nullable Object[] args) {
        boolean sortable = args[0] instanceof List<?>
                && (!(args[0] instanceof Slice slice)
                        || Type.ANY.equals(slice.elem())
                        || Type.INT.equals(slice.elem())
                        || Type.FLOAT64.equals(slice.elem())
                        || Type.STRING.equals(slice.elem()));
        @Nullable Object[] values = sortable ? ((List<?>) Objects.requireNonNull(args[0])).toArray() : new Object[0];
        frame.budget.spend(values.length, Budget.SLOT);
        boolean descending = args.length == 2 && descending(args[1]);
        Sort.sort(frame, values, values, descending);
        frame.grow(values.length);
        return sortable ? Arrays.asList(values) : Slice.nil(Type.ANY);
    }

    private static boolean descending(@Nullable Object order) {
        if (!(order instanceof String text)) {
            throw new GoException("sort order argument must be a string (got " + Values.typeName(order) + ")");
        }
        return switch (text) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new GoException("invalid order " + text + ", expected asc or desc");
        };
    }
}
