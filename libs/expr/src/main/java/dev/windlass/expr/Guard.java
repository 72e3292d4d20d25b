package dev.windlass.expr;

import dev.windlass.expr.eval.Code;
import dev.windlass.expr.eval.Compiler;
import dev.windlass.expr.eval.Frame;
import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.BudgetExceededException;
import dev.windlass.golang.GoException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a program cannot do without: where its subject can be evaluated and the condition does not hold, the
 * program gives false, without an error. Where the subject fails, or the condition holds, nothing is said.
 *
 * <p>That is so within {@link Limits#DEFAULT} as long as the variables together have no more than {@link #MOST_VALUES}
 * values and characters: what a program pays for before it comes to its guard is too little then to be refused.
 *
 * @param subject what is looked at
 * @param condition what must hold of it
 */
public record Guard(Subject subject, Condition condition) {
    /** How much the variables may hold together for guards to be relied on. */
    public static final int MOST_VALUES = 1 << 19;

    /** What must hold of a subject's value. */
    public sealed interface Condition {
        /**
         * The value is one of some.
         *
         * @param keys their {@link ValueKey}s
         * @param textsOnly whether it is said of strings alone: of any other value nothing is known
         */
        record OneOf(Set<Object> keys, boolean textsOnly) implements Condition {}

        /** The value begins with a text; of a value that is no string nothing is known. */
        record StartsWith(String prefix) implements Condition {}
    }

    /** A variable, or a member of one. Two are equal if they are written alike. Immutable. */
    public static final class Subject {
        private final String text;
        private final Code code;

        Subject(Node path) {
            this.text = path.toString();
            this.code = Compiler.compileTree(path).code();
        }

        /**
         * The subject's value.
         *
         * @throws RunException where a program that looks at it would fail
         */
        public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> variables) {
            Limits limits = Limits.DEFAULT;
            try {
                return code.eval(new Frame(variables, 0, limits.memory(), limits.bytes(), limits.steps()));
            } catch (GoException | BudgetExceededException e) {
                throw new RunException(Located.nowhere(String.valueOf(e.getMessage())));
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Subject that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
