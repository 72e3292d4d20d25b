package dev.windlass.golang;

/** A Go function returned an error; the message is the error's text. It has no stack trace: errors are values in Go. */
public class GoException extends RuntimeException {
    private final transient GoError error;

    public GoException(GoError error) {
        super(error.error(), null, false, false);
        this.error = error;
    }

    /** An error as {@code errors.New} makes it. */
    public GoException(String message) {
        this(GoError.of(message));
    }

    public GoError error() {
        return error;
    }

    /** The error's text, never null. */
    @Override
    public String getMessage() {
        return error.error();
    }
}
