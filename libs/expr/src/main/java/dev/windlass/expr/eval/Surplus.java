package dev.windlass.expr.eval;

import dev.windlass.golang.GoPanic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of one operand with none or several of them, where the checker did not look.
 *
 * <p>The original pushes the operands, and takes one value from its stack; see {@link Stacked}.
 */
final class Surplus extends Code {
    private final Code[] operands;
    private final Strict.UnaryOperation operation;

    Surplus(int position, Code[] operands, Strict.UnaryOperation operation) {
        super(position);
        this.operands = operands;
        this.operation = operation;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
        List<@Nullable Object> stack = frame.leftovers();
        for (Code operand : operands) {
            Object value = operand.eval(frame);
            stack.add(value);
        }
        frame.position = position;
        if (stack.isEmpty()) {
            throw new GoPanic("stack underflow");
        }
        return operation.apply(frame, stack.removeLast());
    }

    @Override
    boolean leaves() {
        return true;
    }
}
