package dev.windlass.expr.eval;

import org.jspecify.annotations.Nullable;

/** Operations that evaluate all their operands, in order, and then compute. */
final class Strict {
    /** What is computed of one operand. */
    @FunctionalInterface
    interface UnaryOperation {
        @Nullable Object apply(Frame frame, @Nullable Object operand);
    }

    /** What is computed of two operands. */
    @FunctionalInterface
    interface BinaryOperation {
        @Nullable Object apply(Frame frame, @Nullable Object left, @Nullable Object right);
    }

    /** What is computed of any number of operands. */
    @FunctionalInterface
    interface Operation {
        @Nullable Object apply(Frame frame, @Nullable Object[] operands);
    }

    private Strict() {}

    /** One operand. */
    static final class Unary extends Code {
        private final Code operand;
        private final UnaryOperation operation;

        Unary(int position, Code operand, UnaryOperation operation) {
            super(position);
            this.operand = operand;
            this.operation = operation;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = operand.eval(frame);
            frame.position = position;
            return operation.apply(frame, value);
        }

        @Override
        boolean leaves() {
            return operand.leaves();
        }
    }

    /** Two operands. */
    static final class Binary extends Code {
        private final Code left;
        private final Code right;
        private final BinaryOperation operation;

        Binary(int position, Code left, Code right, BinaryOperation operation) {
            super(position);
            this.left = left;
            this.right = right;
            this.operation = operation;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object a = left.eval(frame);
            Object b = right.eval(frame);
            frame.position = position;
            return operation.apply(frame, a, b);
        }
    }

    /** Any number of operands. */
    static final class Many extends Code {
        private final Code[] operands;
        private final Operation operation;

        Many(int position, Code[] operands, Operation operation) {
            super(position);
            this.operands = operands;
            this.operation = operation;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            @Nullable Object[] values = new Object[operands.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = operands[i].eval(frame);
            }
            frame.position = position;
            return operation.apply(frame, values);
        }
    }

    /** Whether an operand equals a string literal; what is no string does not. */
    static final class EqualsText extends Code {
        private final Code operand;
        private final String text;

        EqualsText(int position, Code operand, String text) {
            super(position);
            this.operand = operand;
            this.text = text;
        }

        @Override
        public Object eval(Frame frame) {
            return text.equals(operand.eval(frame));
        }

        @Override
        boolean leaves() {
            return operand.leaves();
        }
    }
}
