package dev.windlass.standalone;

/** Something on this machine is in the way; the message says what, and what to do. */
final class CannotStartException extends RuntimeException {
    CannotStartException(String message) {
        super(message);
    }

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
