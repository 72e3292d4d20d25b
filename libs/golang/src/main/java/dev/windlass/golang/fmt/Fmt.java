package dev.windlass.golang.fmt;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Num;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code Sprint}, {@code Sprintln} and {@code Sprintf}.
 *
 * <p>Wrong verbs and arguments never fail: they are named in the result, as in {@code %!d(string=hi)}. Every character
 * written is spent from the budget. Values nested deeper than {@link #MAX_DEPTH} are a {@link GoPanic}, where Go would go
 * on up to the end of its stack. Where Go prints an address, an arbitrary one is printed.
 */
public final class Fmt {
    /** How deep lists, maps and structs may nest. */
    public static final int MAX_DEPTH = 1000;

    /** No integer or boolean is longer. */
    private static final int SHORT = 20;

    private Fmt() {}

    /** {@code fmt.Sprint}: a blank between two operands neither of which is a string. */
    public static String sprint(Budget budget, @Nullable Object... args) {
        if (args.length == 1 && args[0] instanceof String only) {
            return only;
        }
        Printer printer = new Printer(new StringBuilder(), budget);
        boolean afterString = true;
        for (Object arg : args) {
            boolean isString = Printer.isString(arg);
            if (!isString && !afterString) {
                printer.out.append(' ');
            }
            printer.print(arg, 'v');
            afterString = isString;
        }
        return printer.finish();
    }

    /** {@code fmt.Sprintln}: blanks between all operands, a newline at the end. */
    public static String sprintln(Budget budget, @Nullable Object... args) {
        Printer printer = new Printer(new StringBuilder(), budget);
        for (int i = 0; i < args.length; i++) {
            if (i > 0) {
                printer.out.append(' ');
            }
            printer.print(args[i], 'v');
        }
        printer.out.append('\n');
        return printer.finish();
    }

    /** {@code fmt.Sprintf}. */
    public static String sprintf(Budget budget, String format, @Nullable Object... args) {
        Printer printer = new Printer(new StringBuilder(format.length() + 16), budget);
        new Format(format, args, printer).run();
        return printer.finish();
    }

    /** What {@code %v} prints of one value. */
    public static String value(Budget budget, @Nullable Object value) {
        return sprint(budget, value);
    }

    /** Appends what {@code %v} prints; the whole is to be made {@link GoString#canonical} at its end. */
    public static void append(StringBuilder out, Budget budget, @Nullable Object value) {
        if (value instanceof String s) {
            budget.spend(s.length());
            out.append(s);
        } else if (value instanceof Long || value instanceof Boolean || value instanceof Num) {
            budget.spend(SHORT);
            out.append(value);
        } else {
            Printer printer = new Printer(out, budget);
            printer.print(value, 'v');
            printer.settle();
        }
    }
}
