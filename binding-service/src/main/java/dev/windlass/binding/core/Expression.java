package dev.windlass.binding.core;

import dev.windlass.expr.CompileException;
import dev.windlass.expr.Environment;
import dev.windlass.expr.Expr;
import dev.windlass.expr.Program;
import dev.windlass.expr.ResultException;
import dev.windlass.expr.RunException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a binding. Whether it compiles depends on the types of the variables, so it is compiled once for
 * each shape that events have: there are as many as kinds of JSON values. Thread-safe.
 */
final class Expression {
    private final String source;
    private final Map<Environment, Compiled> compiled = new ConcurrentHashMap<>();

    Expression(String source) {
        this.source = source;
    }

    /** The program for events of a shape; null where the expression does not compile for them. */
    @Nullable Program program(Environment shape) {
        return switch (compiled(shape)) {
            case Compiled.Runs(Program program) -> program;
            case Compiled.Fails _ -> null;
        };
    }

    /**
     * Evaluates the expression.
     *
     * @throws CompileException if it does not compile for events of that shape
     * @throws RunException if it fails on this event
     */
    @Nullable Object evaluate(EventVariables variables) {
        return orThrow(variables).run(variables.values());
    }

    /**
     * Evaluates it as a selector.
     *
     * @throws ExpressionFailure in Argo's words
     */
    boolean test(EventVariables variables) throws ExpressionFailure {
        try {
            return orThrow(variables).test(variables.values());
        } catch (CompileException | ResultException e) {
            throw new ExpressionFailure("failed to evaluate workflow template expression: " + e.getMessage());
        } catch (RunException e) {
            throw new ExpressionFailure(
                    "failed to evaluate workflow template expression: unable to evaluate expression '" + source + "': "
                            + e.getMessage());
        }
    }

    /**
     * Evaluates it as one of a submit's metadata.
     *
     * @param what what it gives, as error texts name it
     * @throws ExpressionFailure in Argo's words
     */
    String text(String what, EventVariables variables) throws ExpressionFailure {
        try {
            return orThrow(variables).text(variables.values());
        } catch (ResultException e) {
            throw new ExpressionFailure("workflow " + what + " " + e.getMessage());
        } catch (CompileException | RunException e) {
            throw new ExpressionFailure("failed to evaluate workflow " + what + " expression: " + e.getMessage());
        }
    }

    private Program orThrow(EventVariables variables) {
        return switch (compiled(variables.shape())) {
            case Compiled.Runs(Program program) -> program;
            case Compiled.Fails(CompileException error) -> throw error;
        };
    }

    private Compiled compiled(Environment shape) {
        Compiled known = compiled.get(shape);
        return known != null ? known : compiled.computeIfAbsent(shape, this::compile);
    }

    private Compiled compile(Environment shape) {
        try {
            return new Compiled.Runs(Expr.compile(source, shape));
        } catch (CompileException e) {
            return new Compiled.Fails(e);
        }
    }

    private sealed interface Compiled {
        record Runs(Program program) implements Compiled {}

        record Fails(CompileException error) implements Compiled {}
    }
}
