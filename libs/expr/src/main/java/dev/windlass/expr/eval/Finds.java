package dev.windlass.expr.eval;

import dev.windlass.expr.eval.Frame.Scope;
import dev.windlass.golang.GoPanic;
import org.jspecify.annotations.Nullable;

/** The loops that give the first or the last match. */
final class Finds {
    private Finds() {}

    /** What a find gives. */
    enum Result {
        /** The element, or the mapping of it; nil if there is none. */
        ELEMENT,
        /** The same, but a panic if there is none. */
        ELEMENT_OR_PANIC,
        /** The index; nil if there is none. */
        INDEX
    }

    private static @Nullable Object missing(Frame frame, int position, Result result) {
        if (result == Result.ELEMENT_OR_PANIC) {
            frame.position = position;
            throw new GoPanic("reflect: slice index out of range");
        }
        return null;
    }

    private static @Nullable Object found(Frame frame, Loop loop, Scope scope, @Nullable Code mapping, Result result) {
        if (result == Result.INDEX) {
            return (long) scope.index;
        }
        if (mapping != null) {
            return mapping.eval(frame);
        }
        frame.position = loop.position;
        return scope.item();
    }

    /** {@code find} and {@code findIndex}. */
    static final class First extends Loop {
        private final @Nullable Code mapping;
        private final Result result;

        First(int position, Code collection, Code predicate, @Nullable Code mapping, Result result) {
            super(position, collection, predicate);
            this.mapping = mapping;
            this.result = result;
        }

        @Override
        @Nullable Object run(Frame frame, Scope scope) {
            for (; scope.index < scope.length; scope.index++) {
                if (test(frame, scope)) {
                    return found(frame, this, scope, mapping, result);
                }
            }
            return missing(frame, position, result);
        }

        @Override
        boolean leaves() {
            return super.leaves() || (mapping != null && mapping.leaves());
        }
    }

    /** {@code findLast} and {@code findLastIndex}; the original leaves a bool behind for every element it looked at. */
    static final class Last extends Loop {
        private final @Nullable Code mapping;
        private final Result result;

        Last(int position, Code collection, Code predicate, @Nullable Code mapping, Result result) {
            super(position, collection, predicate);
            this.mapping = mapping;
            this.result = result;
        }

        @Override
        @Nullable Object run(Frame frame, Scope scope) {
            for (scope.index = scope.length - 1; scope.index >= 0; scope.index--) {
                frame.leftovers().add(true);
                if (test(frame, scope)) {
                    return found(frame, this, scope, mapping, result);
                }
            }
            frame.leftovers().add(false);
            return missing(frame, position, result);
        }

        @Override
        boolean leaves() {
            return true;
        }
    }
}
