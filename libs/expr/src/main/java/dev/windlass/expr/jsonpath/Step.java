package dev.windlass.expr.jsonpath;

import dev.windlass.expr.jsonpath.JsonPath.Context;
import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One step of a path, from a value to what the rest of the path selects in it. */
sealed interface Step {
    @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest);

    static @Nullable Object applyFirst(List<Step> steps, Context context, @Nullable Object current) {
        context.budget().spend(Budget.SLOT);
        return steps.isEmpty() ? current : steps.getFirst().apply(context, current, steps.subList(1, steps.size()));
    }

    /** Adds what the steps select in an item; nothing if they fail or select nil. */
    private static void addSelected(
            Context context, List<Step> steps, @Nullable Object item, List<@Nullable Object> to) {
        try {
            Object selected = applyFirst(steps, context, item);
            if (selected != null) {
                to.add(selected);
            }
        } catch (GoException e) {
            // what does not have it is left out
        }
    }

    static GoException wrongTarget(String step, String expected, @Nullable Object got) {
        String kind = got == null ? "nil" : Values.kindOf(got).goName();
        return new GoException(step + ": invalid token target. expected [" + expected + "] got [" + kind + "]");
    }

    /** An int, or a float without a fraction; null for anything else. */
    static @Nullable Long integer(@Nullable Object value) {
        if (value instanceof Long it) {
            return it;
        }
        if (value instanceof Num it) {
            return it.bits();
        }
        return value instanceof Double it && it == Math.rint(it) ? (Long) (long) (double) it : null;
    }

    private static void forEach(Object collection, Consumer<@Nullable Object> action) {
        if (collection instanceof Map<?, ?> map) {
            for (Object key : Values.sortedKeys(map)) {
                action.accept(map.get(key));
            }
        } else if (collection instanceof List<?> list) {
            list.forEach(action);
        }
    }

    /** {@code $}. */
    record Root() implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            return applyFirst(rest, context, context.root());
        }
    }

    /** {@code @}. */
    record Current() implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            return applyFirst(rest, context, current);
        }
    }

    /** {@code .key} and {@code ['key']}. */
    record Key(String key) implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            if (!(current instanceof Map<?, ?> map)) {
                throw wrongTarget("key", "map", current);
            }
            if (!map.containsKey(key)) {
                throw new GoException("key: invalid token key '" + key + "' not found");
            }
            return applyFirst(rest, context, map.get(key));
        }
    }

    /** {@code [index]}. */
    record Index(long index) implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            if (!(current instanceof List<?> list)) {
                throw wrongTarget("index", "array slice", current);
            }
            long at = index < 0 ? list.size() + index : index;
            if (at < 0 || at >= list.size()) {
                throw new GoException("index: invalid token out of range");
            }
            return applyFirst(rest, context, list.get((int) at));
        }
    }

    /** {@code .length}, or a key of that name. */
    record Length() implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            Object length;
            if (current instanceof Map<?, ?> map) {
                length = map.containsKey("length") ? map.get("length") : Num.int64(map.size());
            } else if (current instanceof List<?> list) {
                length = Num.int64(list.size());
            } else if (current instanceof String text) {
                length = Num.int64(dev.windlass.golang.GoString.length(text));
            } else {
                throw wrongTarget("length", "array map slice string", current);
            }
            return applyFirst(rest, context, length);
        }
    }

    /** {@code *}. */
    record Wildcard() implements Step {
        @Override
        public Object apply(Context context, @Nullable Object current, List<Step> rest) {
            if (!(current instanceof Map<?, ?>) && !(current instanceof List<?>)) {
                throw wrongTarget("wildcard", "array map slice", current);
            }
            List<@Nullable Object> found = new ArrayList<>();
            forEach(current, item -> {
                if (rest.isEmpty()) {
                    found.add(item);
                } else {
                    addSelected(context, rest, item, found);
                }
            });
            return found;
        }
    }

    /** {@code ..}: the value itself and everything in it. */
    record Recursive() implements Step {
        @Override
        public Object apply(Context context, @Nullable Object current, List<Step> rest) {
            List<@Nullable Object> found = new ArrayList<>();
            collect(context, current, rest, found);
            return found;
        }

        private static void collect(
                Context context, @Nullable Object current, List<Step> rest, List<@Nullable Object> found) {
            if (current == null) {
                return;
            }
            if (rest.isEmpty()) {
                found.add(current);
            } else {
                List<@Nullable Object> selected = new ArrayList<>();
                addSelected(context, rest, current, selected);
                for (Object each : selected) {
                    if (each instanceof List<?> list) {
                        found.addAll(list);
                    } else {
                        found.add(each);
                    }
                }
            }
            forEach(current, item -> collect(context, item, rest, found));
        }
    }

    /** {@code [from:to:step]}; each bound may be absent, a number or a script. */
    record Range(
            @Nullable Object from,
            @Nullable Object to,
            @Nullable Object step) implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            if (!(current instanceof List<?> list)) {
                throw wrongTarget("range", "array slice", current);
            }
            long size = list.size();
            long start = from == null ? 0 : cut(number(context, current, from), size);
            long end = to == null ? size : cut(number(context, current, to), size);
            long by = step == null ? 1 : number(context, current, step);
            if (by == 0) {
                throw new GoException("range: invalid token out of range");
            }
            List<@Nullable Object> items = new ArrayList<>();
            if (by < 0) {
                for (long i = end - 1; i >= start; i = Math.max(i + by, -1)) {
                    items.add(list.get((int) i));
                }
            } else {
                for (long i = start; i < end; i = Math.min(i, end) + Math.min(by, size + 1)) {
                    items.add(list.get((int) i));
                }
            }
            return selectInEach(context, items, rest);
        }

        private static long cut(long bound, long size) {
            return Math.clamp(bound < 0 ? size + bound : bound, 0, size);
        }

        private static long number(Context context, @Nullable Object current, Object bound) {
            Object value = bound instanceof Script script ? result(context, current, script) : bound;
            Long number = integer(value);
            if (number == null) {
                String kind = value == null ? "nil" : Values.kindOf(value).goName();
                throw new GoException(
                        "range: invalid token unexpected expression result. expected [int] got [" + kind + "]");
            }
            return number;
        }

        private static @Nullable Object result(Context context, @Nullable Object current, Script script) {
            try {
                return script.argument(context, current);
            } catch (GoException e) {
                throw new GoException("range: invalid token " + e.getMessage());
            }
        }
    }

    /** Applies an index to the items as a whole, any other step to each. */
    private static @Nullable Object selectInEach(Context context, List<@Nullable Object> items, List<Step> rest) {
        if (rest.isEmpty() || rest.getFirst() instanceof Index) {
            return applyFirst(rest, context, items);
        }
        List<@Nullable Object> found = new ArrayList<>();
        for (Object item : items) {
            addSelected(context, rest, item, found);
        }
        return found;
    }

    /** {@code ['a','b']} and {@code [0,1]}; what is missing is left out. */
    record Union(List<Object> arguments) implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            List<String> keys = new ArrayList<>();
            List<Long> indices = new ArrayList<>();
            for (Object argument : arguments) {
                Object value = argument instanceof Script script ? result(context, current, script) : argument;
                Long index = integer(value);
                if (value instanceof String key) {
                    keys.add(key);
                    if (!indices.isEmpty()) {
                        throw wrongArgument("int", "string");
                    }
                } else if (index != null) {
                    indices.add(index);
                    if (!keys.isEmpty()) {
                        throw wrongArgument("string", "int");
                    }
                } else {
                    throw wrongArgument(
                            "int string",
                            value == null ? "nil" : Values.kindOf(value).goName());
                }
            }
            List<@Nullable Object> items = new ArrayList<>();
            if (keys.isEmpty()) {
                addIndices(current, indices, items);
            } else {
                addKeys(current, keys, items);
            }
            return selectInEach(context, items, rest);
        }

        private static GoException wrongArgument(String expected, String got) {
            return new GoException("union: invalid token argument. expected [" + expected + "] got [" + got + "]");
        }

        private static @Nullable Object result(Context context, @Nullable Object current, Script script) {
            try {
                return script.argument(context, current);
            } catch (GoException e) {
                throw new GoException("union: invalid token " + e.getMessage());
            }
        }

        private static void addKeys(@Nullable Object current, List<String> keys, List<@Nullable Object> items) {
            if (!(current instanceof Map<?, ?> map)) {
                throw wrongTarget("union", "map", current);
            }
            for (String key : keys) {
                if (map.containsKey(key)) {
                    items.add(map.get(key));
                }
            }
        }

        private static void addIndices(@Nullable Object current, List<Long> indices, List<@Nullable Object> items) {
            if (!(current instanceof List<?> list)) {
                throw wrongTarget("union", "array slice", current);
            }
            for (long index : indices) {
                long at = index < 0 ? list.size() + index : index;
                if (at >= 0 && at < list.size()) {
                    items.add(list.get((int) at));
                }
            }
        }
    }

    /** {@code [?(script)]}. */
    record Filter(Script script) implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            script.requireSome();
            if (!(current instanceof Map<?, ?>) && !(current instanceof List<?>)) {
                throw wrongTarget("filter", "array map slice", current);
            }
            List<@Nullable Object> chosen = new ArrayList<>();
            forEach(current, item -> {
                if (isTrue(context, item)) {
                    chosen.add(item);
                }
            });
            return selectInEach(context, chosen, rest);
        }

        private boolean isTrue(Context context, @Nullable Object item) {
            try {
                return switch (script.evaluate(context, item)) {
                    case null -> false;
                    case Boolean it -> it;
                    case List<?> it -> !it.isEmpty();
                    case Map<?, ?> it -> !it.isEmpty();
                    case String it -> !unquoted(it).isEmpty();
                    case Object it -> Values.toDouble(it) != 0;
                };
            } catch (GoException e) {
                return false;
            }
        }

        private static String unquoted(String text) {
            boolean quoted = text.length() > 1
                    && ((text.startsWith("'") && text.endsWith("'")) || (text.startsWith("\"") && text.endsWith("\"")));
            return quoted ? text.substring(1, text.length() - 1) : text;
        }
    }

    /** {@code [(script)]}: a key or an index that is computed. */
    record Computed(Script script) implements Step {
        @Override
        public @Nullable Object apply(Context context, @Nullable Object current, List<Step> rest) {
            Object value = script.argument(context, current);
            if (value instanceof String key) {
                return new Key(key).apply(context, current, rest);
            }
            Long index = integer(value);
            if (index == null) {
                String kind = value == null ? "nil" : Values.kindOf(value).goName();
                throw new GoException("unexpected expression result. expected [int string] got [" + kind + "]");
            }
            return new Index(index).apply(context, current, rest);
        }
    }
}
