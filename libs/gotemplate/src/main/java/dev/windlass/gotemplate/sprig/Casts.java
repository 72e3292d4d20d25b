package dev.windlass.gotemplate.sprig;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.windlass.golang.Budget;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import dev.windlass.golang.time.Month;
import dev.windlass.golang.time.Weekday;
import org.jspecify.annotations.Nullable;

/** Conversions that never fail: what cannot be converted is 0, as spf13/cast has it. */
record Casts(Libraries libraries) {
    private static final Pattern DECIMAL = Pattern.compile("([-+]?[0-9]*)(\\.[0-9]*)?");

    long toLong(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Long n -> n;
            case Num n -> n.bits();
            case Double f -> truncated(f);
            case Float f -> truncated(f);
            case Boolean b -> b ? 1 : 0;
            case String s -> parsed(s);
            case Month month -> month.number();
            case Weekday day -> day.number();
            case GoObject named -> number(named);
            default -> 0;
        };
    }

    /** Go's conversion on amd64: whatever does not fit is the most negative number. */
    private static long truncated(double f) {
        return f >= -0x1p63 && f < 0x1p63 ? (long) f : Long.MIN_VALUE;
    }

    /** What a named type stands for, which earlier releases did not ask. */
    private long number(GoObject named) {
        return libraries == Libraries.RECENT && named.type().kind().isInteger() ? named.number() : 0;
    }

    private long parsed(String s) {
        try {
            return Parse.parseInt(libraries == Libraries.RECENT ? withoutDecimals(s) : withoutZeroDecimals(s), 0, 0);
        } catch (NumException e) {
            return 0;
        }
    }

    /** {@code 12.34} without its point and what follows; any other text as it is. */
    private static String withoutDecimals(String s) {
        Matcher m = DECIMAL.matcher(s);
        if (s.indexOf('.') < 0 || !m.matches()) {
            return s;
        }
        String whole = m.group(1);
        return whole.isEmpty() || whole.equals("-") || whole.equals("+") ? whole + "0" : whole;
    }

    /** {@code 12.00} without its point and zeros; any other text as it is. */
    private static String withoutZeroDecimals(String s) {
        boolean zero = false;
        for (int i = s.length() - 1; i >= 0; i--) {
            char c = s.charAt(i);
            if (c == '.' && zero) {
                return s.substring(0, i);
            }
            if (c != '.' && c != '0') {
                return s;
            }
            zero |= c == '0';
        }
        return s;
    }

    double toDouble(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean b -> b ? 1 : 0;
            case String s -> parsedDouble(s);
            case Month month -> month.number();
            case Weekday day -> day.number();
            case GoObject named -> number(named);
            default -> Values.toDouble(value);
        };
    }

    private static double parsedDouble(String s) {
        try {
            return Parse.parseFloat(s);
        } catch (NumException e) {
            return 0;
        }
    }

    /** The text of a value: itself, what its methods say, or what {@code %v} prints. */
    static String text(Budget budget, @Nullable Object value) {
        return switch (value) {
            case String s -> s;
            case byte[] bytes -> GoString.of(bytes);
            case null -> "<nil>";
            default -> Fmt.value(budget, value);
        };
    }
}
