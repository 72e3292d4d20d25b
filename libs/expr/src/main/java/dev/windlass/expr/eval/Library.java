package dev.windlass.expr.eval;

import org.jspecify.annotations.Nullable;

/** Those of the built-in functions that environments offer under other names as well. */
public final class Library {
    private Library() {}

    /** The built-in {@code int}. */
    public static Object toInt(@Nullable Object value) {
        return Maths.toInt(value);
    }

    /** The built-in {@code float}. */
    public static Object toFloat(@Nullable Object value) {
        return Maths.toFloat(value);
    }
}
