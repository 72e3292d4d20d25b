package dev.windlass.golang.strconv;

import dev.windlass.golang.GoError;
import dev.windlass.golang.GoException;
import dev.windlass.golang.Type;

/** Go's {@code *strconv.NumError}: a text is no number of the wanted kind. */
public final class NumException extends GoException {
    private static final Type TYPE = GoError.errorType("*strconv.NumError");

    private final transient Number value;

    private NumException(String function, String text, String reason, Number value) {
        super(new GoError(TYPE, "strconv." + function + ": parsing " + Quote.quote(text) + ": " + reason));
        this.value = value;
    }

    static NumException syntax(String function, String text) {
        return new NumException(function, text, "invalid syntax", 0L);
    }

    static NumException range(String function, String text, Number nearest) {
        return new NumException(function, text, "value out of range", nearest);
    }

    static NumException base(String function, String text, int base) {
        return new NumException(function, text, "invalid base " + base, 0L);
    }

    static NumException bitSize(String function, String text, int bitSize) {
        return new NumException(function, text, "invalid bit size " + bitSize, 0L);
    }

    /** What Go returns beside the error: the nearest value if the number was out of range, else 0. */
    public long longValue() {
        return value.longValue();
    }

    /** Likewise for floats: an infinity if the number was out of range, else 0. */
    public double doubleValue() {
        return value.doubleValue();
    }
}
