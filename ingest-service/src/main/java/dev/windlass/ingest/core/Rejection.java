package dev.windlass.ingest.core;

/** A request that cannot be accepted; the message says what would be. It never repeats what was sent. */
public final class Rejection extends Exception {
    private final Reason reason;
    private final String explanation;

    public Rejection(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.explanation = message;
    }

    /** The message, which is always there. */
    public String explanation() {
        return explanation;
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        INVALID,
        TOO_LARGE,
        /** It may be accepted later: Kafka could not store it in time. */
        UNAVAILABLE
    }
}
