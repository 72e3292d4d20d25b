package dev.windlass.expr;

/** An expression that failed on the values it was given, or that reached a limit. */
public final class RunException extends ExprException {
    RunException(Located error) {
        super(error);
    }
}
