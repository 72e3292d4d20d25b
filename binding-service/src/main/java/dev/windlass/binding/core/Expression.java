package dev.windlass.binding.core;

import dev.windlass.expr.CompileException;
import dev.windlass.expr.Environment;
import dev.windlass.expr.Expr;
import dev.windlass.expr.Program;
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

    String source() {
        return source;
    }

    /** Evaluates the expression; what is thrown is the language's own, for a compile error as for a run error. */
    @Nullable Object evaluate(EventVariables variables) {
        return switch (compiled.computeIfAbsent(variables.shape(), this::compile)) {
            case Compiled.Runs(Program program) -> program.run(variables.values());
            case Compiled.Fails(CompileException error) -> throw error;
        };
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
