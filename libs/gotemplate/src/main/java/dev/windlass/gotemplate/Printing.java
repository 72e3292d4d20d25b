package dev.windlass.gotemplate;

import dev.windlass.golang.Budget;
import dev.windlass.golang.fmt.Fmt;
import org.jspecify.annotations.Nullable;

/** How values are printed. */
final class Printing {
    private static final String NO_VALUE = "<no value>";

    private Printing() {}

    /** What an action writes for its value. */
    static String print(Budget budget, @Nullable Object value) {
        return value == Absent.NO_VALUE ? NO_VALUE : Fmt.value(budget, value);
    }

    /** A value in an error message. */
    static String verb(Budget budget, String verb, @Nullable Object value) {
        return Fmt.sprintf(budget, verb, value);
    }

    static String sprint(Budget budget, @Nullable Object[] args) {
        return Fmt.sprint(budget, args);
    }

    static String sprintln(Budget budget, @Nullable Object[] args) {
        return Fmt.sprintln(budget, args);
    }

    static String sprintf(Budget budget, @Nullable Object[] args) {
        @Nullable Object[] operands = new @Nullable Object[args.length - 1];
        System.arraycopy(args, 1, operands, 0, operands.length);
        return Fmt.sprintf(budget, String.valueOf(args[0]), operands);
    }

    /** What the escaping functions take their arguments for: as printed, but nil has no value. */
    static String joined(Budget budget, @Nullable Object[] args) {
        if (args.length == 1 && args[0] instanceof String text) {
            return text;
        }
        @Nullable Object[] shown = args.clone();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown[i] == null ? NO_VALUE : shown[i];
        }
        return Fmt.sprint(budget, shown);
    }
}
