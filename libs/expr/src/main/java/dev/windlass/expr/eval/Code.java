package dev.windlass.expr.eval;

import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Values;
import org.jspecify.annotations.Nullable;

/** A compiled expression: immutable, for any number of threads. */
public abstract class Code {
    final int position;

    Code(int position) {
        this.position = position;
    }

    /**
     * Evaluates it.
     *
     * <p>Whoever may panic sets the frame's position first.
     *
     * @throws dev.windlass.golang.GoException as the original panics
     * @throws dev.windlass.golang.BudgetExceededException if the frame's budget is used up
     */
    public abstract @Nullable Object eval(Frame frame);

    /** Whether a run may leave values behind on the original's stack; see {@link Stacked}. */
    boolean leaves() {
        return false;
    }

    /** The value as a bool, asserted at this node's position. */
    final boolean truth(Frame frame, @Nullable Object value) {
        if (value instanceof Boolean it) {
            return it;
        }
        frame.position = position;
        throw assertion(value, "bool");
    }

    static GoPanic assertion(@Nullable Object value, String wanted) {
        return new GoPanic("interface conversion: interface {} is " + (value == null ? "nil" : Values.typeName(value))
                + ", not " + wanted);
    }
}
