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
        NOT_FOUND,
        TOO_LARGE,
        /** The body is encoded as nobody here reads it. */
        UNSUPPORTED_ENCODING,
        /** The body did not come in time. */
        TOO_SLOW,
        UNAUTHENTICATED,
        FORBIDDEN,
        /** The namespace's webhook clients let nobody in: there are none, or they cannot be read. */
        WEBHOOK_REFUSED,
        /** More than is let in at a time, or from this caller; later it may be accepted. */
        TOO_MANY,
        /** It may be accepted later: Kafka could not store it in time, or the caller could not be checked. */
        UNAVAILABLE
    }
}
