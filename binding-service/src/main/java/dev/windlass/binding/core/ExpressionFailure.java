package dev.windlass.binding.core;

/** An expression of a binding did not give what is needed; the message is Argo Workflows' own. */
final class ExpressionFailure extends Exception {
    private final String explanation;

    ExpressionFailure(String message) {
        super(message);
        this.explanation = message;
    }

    String explanation() {
        return explanation;
    }
}
