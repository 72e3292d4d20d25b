package dev.windlass.contracts;

/** A record is not the message that its topic promises. The message says why and what would be right. */
public final class UnreadableMessageException extends Exception {
    public UnreadableMessageException(String reason) {
        super(reason);
    }
}
