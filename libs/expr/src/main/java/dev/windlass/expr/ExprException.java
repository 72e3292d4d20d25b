package dev.windlass.expr;

import java.util.Objects;

/** An expression that failed: one of {@link CompileException} and {@link RunException}. */
public abstract sealed class ExprException extends RuntimeException permits CompileException, RunException {
    private final String reason;
    private final int line;
    private final int column;
    private final String snippet;

    ExprException(Located error) {
        super(error.text(), null, false, false);
        this.reason = error.reason();
        this.line = error.line();
        this.column = error.column();
        this.snippet = error.snippet();
    }

    /** The whole text as the original gives it: reason, position, and the line with a caret. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** What went wrong, without the position. */
    public String reason() {
        return reason;
    }

    /** The line, from 1; 0 if the error has no position. */
    public int line() {
        return line;
    }

    /** The column in code points, from 1; 0 if the error has no position. */
    public int column() {
        return column;
    }

    /** The line and below it a caret, each behind {@code "\n | "}; empty if the error has no position. */
    public String snippet() {
        return snippet;
    }
}
