package dev.windlass.expr;

/** An expression that ran, but whose result is not of the type that was asked for. */
public final class ResultException extends RunException {
    ResultException(Located error) {
        super(error);
    }
}
