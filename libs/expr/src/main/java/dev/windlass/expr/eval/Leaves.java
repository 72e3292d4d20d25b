package dev.windlass.expr.eval;

import dev.windlass.golang.GoPanic;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Code without operands. */
final class Leaves {
    private Leaves() {}

    /** A literal, or what the optimizer computed. */
    static final class Constant extends Code {
        final @Nullable Object value;

        Constant(int position, @Nullable Object value) {
            super(position);
            this.value = value;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return value;
        }
    }

    /** A variable of a {@code let}. */
    static final class Variable extends Code {
        private final int index;

        Variable(int position, int index) {
            super(position);
            this.index = index;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.variables[index];
        }
    }

    /** {@code $env}. */
    static final class Everything extends Code {
        Everything(int position) {
            super(position);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.environment;
        }
    }

    /** A name of the environment; one that is missing gives nil. */
    static final class Name extends Code {
        private final String name;

        Name(int position, String name) {
            super(position);
            this.name = name;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Map<String, ?> environment = frame.environment;
            if (environment == null) {
                frame.position = position;
                throw new GoPanic("cannot fetch " + name + " from <nil>");
            }
            return environment.get(name);
        }
    }

    /** {@code #}. */
    static final class Item extends Code {
        Item(int position) {
            super(position);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            frame.position = position;
            return frame.scope().item();
        }
    }

    /** {@code #index}. */
    static final class Index extends Code {
        Index(int position) {
            super(position);
        }

        @Override
        public Object eval(Frame frame) {
            return (long) frame.scope().index;
        }
    }

    /** {@code #acc}. */
    static final class Accumulator extends Code {
        Accumulator(int position) {
            super(position);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.scope().acc;
        }
    }
}
