package dev.windlass.golang.strconv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A finite number that is not negative, in decimal digits: 0.d1d2d3... times ten to the power of {@code point}.
 *
 * @param digits without leading or trailing zeros; empty for 0
 */
record Digits(String digits, int point) {
    private static final Digits ZERO = new Digits("", 0);

    /** More decimals than any double has. */
    private static final int MOST_DECIMALS = 1100;

    /** The fewest digits that read back as the same double. */
    static Digits shortest(double f) {
        String text = Double.toString(f);
        Digits found = read(text);
        if (found.digits.length() == 2) {
            // The JDK prints two digits where one would do, in the depths of the subnormals.
            Digits one = rounded(new BigDecimal(text), 1);
            return Double.parseDouble(one.digits + "E" + (one.point - 1)) == f ? one : found;
        }
        return found;
    }

    static Digits shortest(float f) {
        String text = Float.toString(f);
        Digits found = read(text);
        if (found.digits.length() == 2) {
            Digits one = rounded(new BigDecimal(text), 1);
            return Float.parseFloat(one.digits + "E" + (one.point - 1)) == f ? one : found;
        }
        return found;
    }

    /** The number exactly, rounded half to even to so many digits, at least one. */
    static Digits significant(double f, int count) {
        return f == 0 ? ZERO : rounded(new BigDecimal(f), Math.min(count, MOST_DECIMALS));
    }

    /** The number exactly, rounded half to even to so many decimals. */
    static Digits decimals(double f, int count) {
        if (f == 0) {
            return ZERO;
        }
        BigDecimal exact = new BigDecimal(f);
        int scale = Math.min(count, MOST_DECIMALS);
        return of(exact.scale() <= scale ? exact : exact.setScale(scale, RoundingMode.HALF_EVEN));
    }

    private static Digits rounded(BigDecimal exact, int count) {
        return of(exact.round(new MathContext(count, RoundingMode.HALF_EVEN)));
    }

    private static Digits of(BigDecimal value) {
        String all = value.unscaledValue().toString();
        return trimmed(all, all.length() - value.scale());
    }

    /** Reads what the JDK prints: digits, a point, digits, and perhaps E and an exponent. */
    private static Digits read(String text) {
        int e = text.indexOf('E');
        int end = e < 0 ? text.length() : e;
        int dot = text.indexOf('.');
        int exponent = e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10);
        String all = text.substring(0, dot).concat(text.substring(dot + 1, end));
        return trimmed(all, dot + exponent);
    }

    private static Digits trimmed(String all, int point) {
        int from = 0;
        int to = all.length();
        while (to > 0 && all.charAt(to - 1) == '0') {
            to--;
        }
        while (from < to && all.charAt(from) == '0') {
            from++;
        }
        return from == to ? ZERO : new Digits(all.substring(from, to), point - from);
    }

    int count() {
        return digits.length();
    }

    /** The digit at an index, 0 beyond the ends. */
    char at(int index) {
        return index >= 0 && index < digits.length() ? digits.charAt(index) : '0';
    }
}
