package dev.windlass.expr;

/** A source that is no expression, or one that could not work in its environment. */
public final class CompileException extends ExprException {
    CompileException(Located error) {
        super(error);
    }
}
