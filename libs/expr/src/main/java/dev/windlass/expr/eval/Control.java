package dev.windlass.expr.eval;

import dev.windlass.golang.Values;
import org.jspecify.annotations.Nullable;

/** Code that does not evaluate all its operands. */
final class Control {
    private Control() {}

    /** {@code and} and {@code or}: the left side must be a bool, the right one may be anything. */
    static final class Logic extends Code {
        private final Code left;
        private final Code right;
        private final boolean decides;

        /**
         * @param decides which value of the left side is the result already
         */
        Logic(int position, Code left, Code right, boolean decides) {
            super(position);
            this.left = left;
            this.right = right;
            this.decides = decides;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return truth(frame, left.eval(frame)) == decides ? (Object) decides : right.eval(frame);
        }

        @Override
        boolean leaves() {
            return Stacked.anyLeaves(left, right);
        }
    }

    /** {@code !} and {@code not}. */
    static final class Not extends Code {
        private final Code operand;

        Not(int position, Code operand) {
            super(position);
            this.operand = operand;
        }

        @Override
        public Object eval(Frame frame) {
            return !truth(frame, operand.eval(frame));
        }

        @Override
        boolean leaves() {
            return operand.leaves();
        }
    }

    /** {@code ??}. */
    static final class Coalesce extends Code {
        private final Code left;
        private final Code right;

        Coalesce(int position, Code left, Code right) {
            super(position);
            this.left = left;
            this.right = right;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = left.eval(frame);
            return Values.isNil(value) ? right.eval(frame) : value;
        }

        @Override
        boolean leaves() {
            return Stacked.anyLeaves(left, right);
        }
    }

    /** A ternary or an if. */
    static final class Conditional extends Code {
        private final Code condition;
        private final Code then;
        private final Code otherwise;

        Conditional(int position, Code condition, Code then, Code otherwise) {
            super(position);
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return (truth(frame, condition.eval(frame)) ? then : otherwise).eval(frame);
        }

        @Override
        boolean leaves() {
            return Stacked.anyLeaves(condition, then, otherwise);
        }
    }

    /** A {@code let} and what follows it. */
    static final class Let extends Code {
        private final int variable;
        private final Code value;
        private final Code body;

        Let(int position, int variable, Code value, Code body) {
            super(position);
            this.variable = variable;
            this.value = value;
            this.body = body;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            frame.variables[variable] = value.eval(frame);
            return body.eval(frame);
        }

        @Override
        boolean leaves() {
            return Stacked.anyLeaves(value, body);
        }
    }

    /** Expressions between semicolons. */
    static final class Sequence extends Code {
        private final Code[] codes;

        Sequence(int position, Code[] codes) {
            super(position);
            this.codes = codes;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = null;
            for (Code code : codes) {
                value = code.eval(frame);
            }
            return value;
        }

        @Override
        boolean leaves() {
            return Stacked.anyLeaves(codes);
        }
    }
}
