package dev.windlass.expr.eval;

import dev.windlass.golang.Budget;
import org.jspecify.annotations.Nullable;

/** Those of the built-in functions that environments offer under other names as well. */
public final class Library {
    private Library() {}

    public static String upper(Budget budget, String text) {
        budget.spend(text.length());
        return Case.upper(text);
    }

    public static String lower(Budget budget, String text) {
        budget.spend(text.length());
        return Case.lower(text);
    }

    public static String replaceAll(Budget budget, String text, String old, String with) {
        return old.equals(with) ? text : Strings.replace(budget, text, old, with, -1);
    }

    /** The built-in {@code int}. */
    public static Object toInt(@Nullable Object value) {
        return Maths.toInt(value);
    }

    /** The built-in {@code float}. */
    public static Object toFloat(@Nullable Object value) {
        return Maths.toFloat(value);
    }
}
