package dev.windlass.gotemplate;

import dev.windlass.golang.Type;
import org.jspecify.annotations.Nullable;

/** A compiled operand, which can begin a command or be an argument in one. */
abstract class Word {
    static final Word[] NONE = {};

    /** As the first word of a command; null is a nil interface. */
    abstract @Nullable Object run(Execution execution, Node command, Word[] arguments, Object piped);

    /** As an argument whose type is left open; null is a nil interface. */
    abstract @Nullable Object value(Execution execution);

    /** As an argument of a type. */
    @Nullable Object argument(Execution execution, Type type) {
        return Conversion.assign(execution, value(execution), type);
    }

    /** The node as it is quoted. */
    abstract Node.Operand node();

    final void refuseArguments(Execution execution, Word[] arguments, Object piped) {
        if (arguments.length > 0 || piped != Absent.NOT_PIPED) {
            throw execution.fail("can't give argument to non-function " + node().text());
        }
    }
}
