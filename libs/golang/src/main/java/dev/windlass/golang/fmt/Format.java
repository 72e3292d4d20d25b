package dev.windlass.golang.fmt;

import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import org.jspecify.annotations.Nullable;

/** Walks through one format text. */
final class Format {
    /** Go's limit of widths and precisions. */
    private static final int LARGEST = 1_000_000;

    private final String format;
    private final @Nullable Object[] args;
    private final Printer printer;
    private final Flags flags;
    private int at;
    private int arg;
    private boolean reordered;
    private boolean goodIndex;
    /** Whether an index such as [3] came right before. */
    private boolean afterIndex;

    private boolean numberFound;

    Format(String format, @Nullable Object[] args, Printer printer) {
        this.format = format;
        this.args = args;
        this.printer = printer;
        this.flags = printer.flags;
    }

    void run() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            int end = percent < 0 ? format.length() : percent;
            printer.out.append(format, at, end);
            at = end + 1;
            if (percent >= 0) {
                directive();
                printer.settle();
            }
        }
        if (!reordered && arg < args.length) {
            extra();
        }
    }

    private void directive() {
        if (plain()) {
            return;
        }
        goodIndex = true;
        flags.clear();
        while (at < format.length() && flags.take(format.charAt(at))) {
            at++;
        }
        if (at < format.length() && format.charAt(at) >= 'a' && format.charAt(at) <= 'z' && arg < args.length) {
            verb(format.charAt(at++));
            return;
        }
        afterIndex = index();
        width();
        precision();
        if (!afterIndex) {
            afterIndex = index();
        }
        if (at >= format.length()) {
            printer.out.append("%!(NOVERB)");
            return;
        }
        int verb = GoString.runeAt(format, at);
        at += Character.charCount(verb);
        if (verb == '%') {
            printer.out.append('%');
        } else if (!goodIndex) {
            printer.out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
        } else if (arg >= args.length) {
            printer.out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            verb(verb);
        }
    }

    /** Writes strings and ints for a bare verb of theirs, which most directives are; false for anything else. */
    private boolean plain() {
        if (at >= format.length() || arg >= args.length) {
            return false;
        }
        char verb = format.charAt(at);
        Object value = args[arg];
        if (value instanceof String s && (verb == 's' || verb == 'v')) {
            printer.out.append(s);
        } else if (value instanceof Long n && (verb == 'd' || verb == 'v')) {
            printer.out.append(n.longValue());
        } else {
            return false;
        }
        at++;
        arg++;
        return true;
    }

    private void verb(int verb) {
        if (verb == 'v' || verb == 'w') {
            flags.enterV();
        }
        printer.print(args[arg++], verb);
    }

    private boolean peek(char c) {
        return at < format.length() && format.charAt(at) == c;
    }

    private void width() {
        if (peek('*')) {
            at++;
            int width = argument();
            flags.hasWidth = numberFound;
            flags.width = Math.abs(width);
            if (!numberFound) {
                printer.out.append("%!(BADWIDTH)");
            }
            if (width < 0) {
                flags.minus = true;
                flags.zero = false;
            }
            afterIndex = false;
            return;
        }
        flags.width = number(format.length());
        flags.hasWidth = numberFound;
        if (afterIndex && numberFound) {
            goodIndex = false;
        }
    }

    private void precision() {
        if (at + 1 >= format.length() || !peek('.')) {
            return;
        }
        at++;
        if (afterIndex) {
            goodIndex = false;
        }
        afterIndex = index();
        if (peek('*')) {
            at++;
            int precision = argument();
            flags.hasPrecision = numberFound && precision >= 0;
            flags.precision = Math.max(precision, 0);
            if (!flags.hasPrecision) {
                printer.out.append("%!(BADPREC)");
            }
            afterIndex = false;
        } else {
            flags.precision = number(format.length());
            flags.hasPrecision = true;
        }
    }

    /** Reads decimal digits; {@link #numberFound} says whether there were any. One too large swallows all up to the end. */
    private int number(int end) {
        numberFound = false;
        int number = 0;
        while (at < end && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            if (number > LARGEST) {
                numberFound = false;
                at = end;
                return 0;
            }
            number = number * 10 + format.charAt(at++) - '0';
            numberFound = true;
        }
        return number;
    }

    /** Takes the next argument as a width or precision; {@link #numberFound} says whether it is one. */
    private int argument() {
        numberFound = false;
        if (arg >= args.length) {
            return 0;
        }
        Object value = args[arg++];
        Kind kind = value instanceof Long || value instanceof Num || value instanceof GoObject
                ? Values.kindOf(value)
                : Kind.INVALID;
        long number = Values.toLong(value);
        numberFound = kind.isInteger() && (number >= 0 || kind.isSigned()) && number >= -LARGEST && number <= LARGEST;
        return numberFound ? (int) number : 0;
    }

    /** Takes an index like [3], if there is one; whether there was a proper one. */
    private boolean index() {
        if (!peek('[')) {
            return false;
        }
        reordered = true;
        int open = at;
        int close = format.length() - open < 3 ? -1 : format.indexOf(']', open);
        if (close < 0) {
            at = open + 1;
            goodIndex = false;
            return false;
        }
        at = open + 1;
        int index = number(close);
        boolean proper = numberFound && at == close;
        at = close + 1;
        if (proper && index >= 1 && index <= args.length) {
            arg = index - 1;
            return true;
        }
        goodIndex = false;
        return proper;
    }

    private void extra() {
        flags.clear();
        StringBuilder out = printer.out;
        out.append("%!(EXTRA ");
        for (int i = arg; i < args.length; i++) {
            out.append(i > arg ? ", " : "");
            if (args[i] == null) {
                out.append("<nil>");
            } else {
                out.append(Values.typeName(args[i])).append('=');
                printer.print(args[i], 'v');
            }
        }
        out.append(')');
    }
}
