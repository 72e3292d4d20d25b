package dev.windlass.gotemplate;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Signature;
import dev.windlass.golang.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Ranges over a function that takes a {@code yield} function of one or two values and calls it for each iteration. */
final class FunctionRange {
    private final Execution execution;
    private final RangeStep step;
    private final Signature yield;
    private final boolean pairs;
    private boolean ran;
    private boolean over;

    private FunctionRange(Execution execution, RangeStep step, Signature yield) {
        this.execution = execution;
        this.step = step;
        this.yield = yield;
        this.pairs = yield.params().size() == 2;
    }

    static boolean isRangeable(GoFunction function) {
        Signature signature = function.signature();
        if (signature.params().size() != 1 || !signature.results().isEmpty()) {
            return false;
        }
        Signature yield = signature.param(0).signature();
        int values = yield.params().size();
        return (values == 1 || values == 2)
                && yield.results().size() == 1
                && yield.results().getFirst().kind() == Kind.BOOL;
    }

    /** Whether the body ran at least once. */
    static boolean run(Execution execution, RangeStep step, GoFunction function) throws IOException {
        Type type = function.signature().param(0);
        FunctionRange range = new FunctionRange(execution, step, type.signature());
        if (!range.pairs && step.variableCount() > 1) {
            throw execution.fail("can't use " + Printing.verb(execution.budget, "%v", function)
                    + " iterate over more than one variable");
        }
        try {
            function.invoke(execution.budget, GoFunction.of("yield", type, range::next));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return range.ran;
    }

    private Object next(Budget budget, @Nullable Object[] values) {
        if (over) {
            throw execution.fail("range function continued iteration after function for loop body returned false");
        }
        ran = true;
        try {
            over = once(values) == Flow.BREAK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !over;
    }

    private Flow once(@Nullable Object[] values) throws IOException {
        int mark = execution.variables.mark();
        if (!pairs || step.variableCount() < 2) {
            return step.once(execution, mark, Absent.NO_VALUE, false, values[0], boxed(0));
        }
        return step.once(execution, mark, values[0], boxed(0), values[1], boxed(1));
    }

    private boolean boxed(int index) {
        return yield.param(index).kind() == Kind.INTERFACE;
    }
}
