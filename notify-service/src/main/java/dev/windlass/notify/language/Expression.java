package dev.windlass.notify.language;

import dev.windlass.expr.CompileException;
import dev.windlass.expr.Expr;
import dev.windlass.expr.Program;
import dev.windlass.expr.RunException;
import dev.windlass.golang.Budget;
import dev.windlass.golang.BudgetExceededException;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.notify.yaml.MalformedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression of a trigger, compiled without knowledge of the variables, as Argo CD does it. */
final class Expression {
    /** Bytes of the text that {@code oncePer} comes to. */
    private static final long MAX_TEXT = 64 * 1024;

    private final Program program;

    private Expression(Program program) {
        this.program = program;
    }

    static Expression compile(String source) throws MalformedException {
        try {
            return new Expression(Expr.compile(source));
        } catch (CompileException e) {
            throw new MalformedException(e.getMessage());
        }
    }

    @Nullable Object run(Map<String, @Nullable Object> variables) throws EvaluationException {
        try {
            return program.run(variables);
        } catch (RunException e) {
            throw new EvaluationException(e.getMessage());
        }
    }

    /** The result as Go's {@code %v} prints it. */
    String runToText(Map<String, @Nullable Object> variables) throws EvaluationException {
        try {
            return Fmt.value(Budget.of(MAX_TEXT), run(variables));
        } catch (BudgetExceededException e) {
            throw new EvaluationException("the result is longer than " + MAX_TEXT + " bytes");
        }
    }
}
