package dev.windlass.expr;

import dev.windlass.expr.eval.Compiler.Compiled;
import dev.windlass.expr.eval.Frame;
import dev.windlass.golang.Budget;
import dev.windlass.golang.BudgetExceededException;
import dev.windlass.golang.GoException;
import dev.windlass.golang.Values;
import dev.windlass.golang.fmt.Fmt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled expression: immutable, to be run any number of times by any number of threads at once. */
public final class Program {
    private final String source;
    private final Compiled compiled;
    private final boolean deep;
    private final Limits limits;
    private final List<Guard> guards;

    Program(String source, Compiled compiled, boolean deep, Limits limits, List<Guard> guards) {
        this.source = source;
        this.compiled = compiled;
        this.deep = deep;
        this.limits = limits;
        this.guards = guards;
    }

    /**
     * Evaluates the expression.
     *
     * @param variables the values by name, as {@link dev.windlass.golang.Values} stand for Go's; not changed, and not to be
     *     changed while this runs. A name that is missing is nil.
     * @return the result, a Go value in the same representation; it may share structure with the variables
     * @throws RunException if the original would fail, or at a limit
     */
    public @Nullable Object run(Map<String, ? extends @Nullable Object> variables) {
        return deep ? DeepStack.call(() -> evaluate(variables)) : evaluate(variables);
    }

    private @Nullable Object evaluate(Map<String, ? extends @Nullable Object> variables) {
        Frame frame = new Frame(variables, compiled.variables(), limits.memory(), limits.bytes(), limits.steps());
        try {
            return compiled.code().eval(frame);
        } catch (GoException | BudgetExceededException e) {
            throw failed(frame, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw failed(frame, "recursion depth exceeded");
        }
    }

    /**
     * Evaluates the expression as Argo does a selector.
     *
     * @throws ResultException if the result is no bool
     * @throws RunException as {@link #run} does
     */
    public boolean test(Map<String, ? extends @Nullable Object> variables) {
        Object result = run(variables);
        if (result instanceof Boolean decision) {
            return decision;
        }
        String shown = Fmt.sprintf(Budget.of(limits.bytes()), "%s", result);
        throw new ResultException(Located.nowhere("unable to cast expression result '" + shown + "' to bool"));
    }

    /**
     * Evaluates the expression as Argo does one of a submit's metadata.
     *
     * @throws ResultException if the result is no string
     * @throws RunException as {@link #run} does
     */
    public String text(Map<String, ? extends @Nullable Object> variables) {
        Object result = run(variables);
        if (result instanceof String text) {
            return text;
        }
        throw new ResultException(
                Located.nowhere("expression must evaluate to a string, not a " + Values.typeName(result)));
    }

    private RunException failed(Frame frame, String reason) {
        return new RunException(Located.at(source, frame.position(), reason));
    }

    /** Conditions of which each must hold for the program to give anything but false; often there are none. */
    public List<Guard> guards() {
        return guards;
    }

    /** The text it was compiled from. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return source;
    }
}
