package dev.windlass.expr.eval;

import dev.windlass.golang.GoMap;
import dev.windlass.golang.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members, and the chains that end at the first optional member of nil. */
final class Members {
    /** What an optional member of nil gives: the rest of its chain gives it on. */
    static final Object BROKEN = new Object();

    private Members() {}

    @SuppressWarnings("ReferenceEquality") // it is told from every value by its identity
    private static boolean isBroken(@Nullable Object value) {
        return value == BROKEN;
    }

    /** {@code base.name}. */
    static final class Named extends Code {
        private final Code base;
        private final String name;

        Named(int position, Code base, String name) {
            super(position);
            this.base = base;
            this.name = name;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = base.eval(frame);
            if (value instanceof Map<?, ?> map && !(map instanceof GoMap)) {
                return map.get(name);
            }
            frame.position = position;
            return Access.fetch(value, name);
        }

        @Override
        boolean leaves() {
            return base.leaves();
        }
    }

    /** A member inside a chain: {@code base?.[key]}, or one whose base may have broken the chain. */
    static final class Linked extends Code {
        private final Code base;
        private final Code key;
        private final boolean optional;

        Linked(int position, Code base, Code key, boolean optional) {
            super(position);
            this.base = base;
            this.key = key;
            this.optional = optional;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = base.eval(frame);
            if (isBroken(value) || (optional && Values.isNil(value))) {
                return BROKEN;
            }
            Object index = key.eval(frame);
            frame.position = position;
            frame.look(value);
            return Access.fetch(value, index);
        }

        @Override
        boolean leaves() {
            return Stacked.anyLeaves(base, key);
        }
    }

    /** A whole chain; a nil slice or map at its end becomes plain nil. */
    static final class Chain extends Code {
        private final Code inner;

        Chain(int position, Code inner) {
            super(position);
            this.inner = inner;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = inner.eval(frame);
            return isBroken(value) || Values.isNil(value) ? null : value;
        }

        @Override
        boolean leaves() {
            return inner.leaves();
        }
    }

    /** A call inside a chain: a broken chain forgets the arguments, which were evaluated before. */
    static final class LinkedCall extends Code {
        private final Code[] arguments;
        private final Code callee;
        private final Calls.Caller caller;

        LinkedCall(int position, Code[] arguments, Code callee, Calls.Caller caller) {
            super(position);
            this.arguments = arguments;
            this.callee = callee;
            this.caller = caller;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            List<@Nullable Object> stack = frame.leftovers();
            for (Code argument : arguments) {
                Object value = argument.eval(frame);
                stack.add(value);
            }
            Object function = callee.eval(frame);
            if (isBroken(function)) {
                return BROKEN;
            }
            @Nullable Object[] values = Stacked.pop(stack, arguments.length);
            frame.position = position;
            return caller.call(frame, function, values);
        }

        @Override
        boolean leaves() {
            return arguments.length > 0 || callee.leaves();
        }
    }
}
