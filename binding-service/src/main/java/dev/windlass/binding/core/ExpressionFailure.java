package dev.windlass.binding.core;

/** An expression of a binding did not give what is needed; the message is Argo Workflows' own, cut where it is very long. */
final class ExpressionFailure extends Exception {
    /** An error may quote all of an event. */
    private static final int MOST_TEXT = 65_536;

    private final String explanation;

    ExpressionFailure(String message) {
        super(message, null, false, false);
        this.explanation = message.length() > MOST_TEXT ? message.substring(0, MOST_TEXT) + "…" : message;
    }

    String explanation() {
        return explanation;
    }
}
