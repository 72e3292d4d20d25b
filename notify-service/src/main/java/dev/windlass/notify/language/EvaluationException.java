package dev.windlass.notify.language;

/** An expression or a template failed on what it was given. The message is the language's own. */
public final class EvaluationException extends Exception {
    public EvaluationException(String message) {
        super(message);
    }
}
