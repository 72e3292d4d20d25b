package dev.windlass.expr.eval;

import org.jspecify.annotations.Nullable;

/** Slices without an end. The base has to have a length before the start is evaluated. */
final class Slices {
    private Slices() {}

    /** {@code base[from:]}. */
    static final class ToEnd extends Code {
        private final Code base;
        private final Code from;

        ToEnd(int position, Code base, Code from) {
            super(position);
            this.base = base;
            this.from = from;
        }

        @Override
        public Object eval(Frame frame) {
            Object value = base.eval(frame);
            frame.position = position;
            frame.look(value);
            Object length = Access.length(value);
            Object start = from.eval(frame);
            frame.position = position;
            return Access.slice(frame, value, start, length);
        }

        @Override
        boolean leaves() {
            return base.leaves();
        }
    }

    /** The length of the value that {@link Stacked} put down last. */
    static final class LengthOfTop extends Code {
        LengthOfTop(int position) {
            super(position);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            frame.position = position;
            return Access.length(frame.leftovers().getLast());
        }
    }
}
