package dev.windlass.expr.eval;

import dev.windlass.golang.GoPanic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation some of whose operands leave values on the original's stack.
 *
 * <p>The original's machine forgets values there: {@code findLast} one bool per element it looked at, a broken optional chain
 * the arguments of its call. They lie below the operand's own value, so an operation that takes two operands from the stack
 * then takes such a value for its left one: {@code 1 + findLast([2], # > 1)} adds true and 2. Those who depend on the
 * original's answers get them; operations without such operands never come here.
 */
final class Stacked extends Code {
    private final Code[] operands;
    private final Strict.Operation operation;

    Stacked(int position, Code[] operands, Strict.Operation operation) {
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
        @Nullable Object[] values = pop(stack, operands.length);
        return operation.apply(frame, values);
    }

    static @Nullable Object[] pop(List<@Nullable Object> stack, int count) {
        if (stack.size() < count) {
            throw new GoPanic("stack underflow");
        }
        List<@Nullable Object> top = stack.subList(stack.size() - count, stack.size());
        @Nullable Object[] values = top.toArray();
        top.clear();
        return values;
    }

    @Override
    boolean leaves() {
        return true;
    }

    static boolean anyLeaves(Code... operands) {
        for (Code operand : operands) {
            if (operand.leaves()) {
                return true;
            }
        }
        return false;
    }
}
