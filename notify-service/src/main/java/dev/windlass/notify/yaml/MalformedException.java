package dev.windlass.notify.yaml;

/** A configuration text is not what it should be. The message says what is wrong and never quotes a value. */
public final class MalformedException extends Exception {
    public MalformedException(String reason) {
        super(reason);
    }
}
