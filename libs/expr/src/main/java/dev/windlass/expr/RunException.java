package dev.windlass.expr;

/** An expression that failed on the values it was given, or that reached a limit. */
public sealed class RunException extends ExprException permits ResultException {
    RunException(Located error) {
        super(error);
    }
}
