package dev.windlass.expr.eval;

import dev.windlass.golang.Budget;
import dev.windlass.golang.fmt.Fmt;
import org.jspecify.annotations.Nullable;

/** Values inside error messages. */
final class Text {
    private static final long LONGEST = 4 << 20;

    private Text() {}

    /** The value as {@code %v} prints it. */
    static String of(@Nullable Object value) {
        return Fmt.value(Budget.of(LONGEST), value);
    }
}
