package dev.windlass.expr.eval;

import dev.windlass.expr.eval.Frame.Scope;
import dev.windlass.golang.Budget;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The loops that make a collection or fold one. */
final class Collects {
    private static final Type GROUPS = Type.mapOf(Type.ANY, Type.ANYS);

    private Collects() {}

    /** {@code map}, {@code filter}, and a filter with a map joined into it. */
    static final class Collect extends Loop {
        private final boolean filters;
        private final @Nullable Code mapping;

        /**
         * @param filters whether the predicate chooses; if not, its values are the result
         * @param mapping what a filter gives in place of the element
         */
        Collect(int position, Code collection, Code predicate, boolean filters, @Nullable Code mapping) {
            super(position, collection, predicate);
            this.filters = filters;
            this.mapping = mapping;
        }

        @Override
        Object run(Frame frame, Scope scope) {
            return leaves() ? stacked(frame, scope) : plain(frame, scope);
        }

        private Object plain(Frame frame, Scope scope) {
            @Nullable Object[] values = new Object[filters ? Math.min(scope.length, 8) : scope.length];
            int count = 0;
            for (; scope.index < scope.length; scope.index++) {
                if (filters) {
                    if (!test(frame, scope)) {
                        continue;
                    }
                    if (count == values.length) {
                        values = Arrays.copyOf(values, Math.min(scope.length, count * 2));
                    }
                    values[count++] = mapped(frame, scope);
                } else {
                    values[count++] = value(frame, scope);
                }
            }
            return finish(frame, count == values.length ? values : Arrays.copyOf(values, count));
        }

        /** Likewise, where the predicate leaves values on the original's stack, of which the top ones are the result. */
        private Object stacked(Frame frame, Scope scope) {
            List<@Nullable Object> stack = frame.leftovers();
            int count = 0;
            for (; scope.index < scope.length; scope.index++) {
                if (!filters || test(frame, scope)) {
                    Object value = filters ? mapped(frame, scope) : value(frame, scope);
                    stack.add(value);
                    count++;
                }
            }
            return finish(frame, Stacked.pop(stack, count));
        }

        private @Nullable Object mapped(Frame frame, Scope scope) {
            if (mapping != null) {
                return mapping.eval(frame);
            }
            frame.position = position;
            return scope.item();
        }

        private Object finish(Frame frame, @Nullable Object[] values) {
            frame.position = position;
            frame.grow(values.length);
            return Arrays.asList(values);
        }

        @Override
        boolean leaves() {
            return super.leaves() || (mapping != null && mapping.leaves());
        }
    }

    /** {@code sum}. */
    static final class Sum extends Loop {
        Sum(int position, Code collection, @Nullable Code predicate) {
            super(position, collection, predicate);
        }

        @Override
        Object run(Frame frame, Scope scope) {
            Object sum = 0L;
            for (; scope.index < scope.length; scope.index++) {
                Object value = value(frame, scope);
                frame.position = position;
                sum = Arithmetic.add(frame, value, sum);
            }
            return sum;
        }
    }

    /** {@code groupBy}. */
    static final class Group extends Loop {
        Group(int position, Code collection, Code predicate) {
            super(position, collection, predicate);
        }

        @Override
        Object run(Frame frame, Scope scope) {
            Map<@Nullable Object, List<@Nullable Object>> groups = new LinkedHashMap<>();
            for (; scope.index < scope.length; scope.index++) {
                Object key = value(frame, scope);
                frame.position = position;
                Object item = scope.item();
                Access.requireHashable(key);
                frame.budget.spend(2L * Budget.SLOT);
                groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(item);
            }
            return GoMap.of(GROUPS, groups);
        }
    }

    /** {@code sortBy}. */
    static final class SortBy extends Loop {
        private final @Nullable Code order;

        SortBy(int position, Code collection, Code predicate, @Nullable Code order) {
            super(position, collection, predicate);
            this.order = order;
        }

        @Override
        Object run(Frame frame, Scope scope) {
            boolean descending = descending(frame);
            @Nullable Object[] items = new Object[scope.length];
            @Nullable Object[] keys = new Object[scope.length];
            for (; scope.index < scope.length; scope.index++) {
                keys[scope.index] = value(frame, scope);
                frame.position = position;
                items[scope.index] = scope.item();
            }
            frame.position = position;
            Sort.sort(frame, keys, items, descending);
            frame.grow(scope.length);
            return Arrays.asList(items);
        }

        private boolean descending(Frame frame) {
            if (order == null) {
                return false;
            }
            Object value = order.eval(frame);
            frame.position = position;
            if (!(value instanceof String text)) {
                throw new GoPanic("sortBy order argument must be a string");
            }
            return switch (text) {
                case "asc" -> false;
                case "desc" -> true;
                default -> throw new GoPanic("unknown order, use asc or desc");
            };
        }

        @Override
        boolean leaves() {
            return super.leaves() || (order != null && order.leaves());
        }
    }

    /** {@code reduce}. */
    static final class Reduce extends Loop {
        private final @Nullable Code initial;

        Reduce(int position, Code collection, Code predicate, @Nullable Code initial) {
            super(position, collection, predicate);
            this.initial = initial;
        }

        @Override
        @Nullable Object run(Frame frame, Scope scope) {
            if (initial != null) {
                scope.acc = initial.eval(frame);
            } else {
                frame.position = position;
                if (scope.length == 0) {
                    throw new GoPanic("reduce of empty array with no initial value");
                }
                scope.acc = scope.item();
                scope.index++;
            }
            for (; scope.index < scope.length; scope.index++) {
                scope.acc = value(frame, scope);
            }
            return scope.acc;
        }

        @Override
        boolean leaves() {
            return super.leaves() || (initial != null && initial.leaves());
        }
    }
}
