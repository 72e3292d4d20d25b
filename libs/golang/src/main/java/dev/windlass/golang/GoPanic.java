package dev.windlass.golang;

/** A Go function panicked; the message is what {@code %v} prints of the panic's value. */
public final class GoPanic extends GoException {
    public GoPanic(GoError error) {
        super(error);
    }

    public GoPanic(String message) {
        super(message);
    }

    /** A {@code runtime.Error}: the text gets its prefix {@code runtime error: }. */
    public static GoPanic runtime(String message) {
        return new GoPanic(new GoError(GoError.RUNTIME, "runtime error: " + message));
    }
}
