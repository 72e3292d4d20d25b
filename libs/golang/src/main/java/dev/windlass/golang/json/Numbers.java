package dev.windlass.golang.json;

import dev.windlass.golang.Num;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads numbers; one beyond float64 is reported after the rest of the text was found well-formed. */
final class Numbers {
    /** Powers of ten that a double holds exactly. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** So many digits always fit into a long, and so many into a double. */
    private static final int LONG_DIGITS = 18;

    private static final int DOUBLE_DIGITS = 15;

    private final Scanner in;
    private final boolean preservingInts;
    private @Nullable String tooLarge;

    Numbers(Scanner in, boolean preservingInts) {
        this.in = in;
        this.preservingInts = preservingInts;
    }

    void check(@Nullable Object root) {
        if (tooLarge != null) {
            throw JsonException.number(tooLarge, root);
        }
    }

    /** Reads a number that begins at the scanner's position; null if it is beyond float64. */
    @Nullable Object read() {
        byte[] text = in.text;
        int from = in.at;
        boolean negative = text[from] == '-';
        in.at += negative ? 1 : 0;
        int wholeFrom = in.at;
        whole();
        int digits = in.at - wholeFrom;
        int pointAt = in.at;
        if (peek() == '.') {
            in.at++;
            digits("after decimal point in numeric literal");
        }
        int fraction = Math.max(in.at - pointAt - 1, 0);
        boolean plain = in.at == pointAt;
        if ((peek() | 0x20) == 'e') {
            exponent();
            return slow(from, false);
        }
        if (digits + fraction > (plain ? LONG_DIGITS : DOUBLE_DIGITS)) {
            return slow(from, plain);
        }
        long value = value(wholeFrom);
        if (plain) {
            return preservingInts
                    ? Num.int64(negative ? -value : value)
                    : (Object) (negative ? -(double) value : value);
        }
        double scaled = value / TENS[fraction];
        return negative ? -scaled : scaled;
    }

    private int peek() {
        return in.at < in.end ? in.text[in.at] : ' ';
    }

    private void whole() {
        int c = peek();
        if (c == '0') {
            in.at++;
        } else {
            digits("in numeric literal");
        }
    }

    private void digits(String where) {
        int from = in.at;
        while (in.at < in.end && in.text[in.at] >= '0' && in.text[in.at] <= '9') {
            in.at++;
        }
        if (in.at == from) {
            throw in.unexpected(where);
        }
    }

    private void exponent() {
        in.at++;
        if (peek() == '+' || peek() == '-') {
            in.at++;
        }
        digits("in exponent of numeric literal");
    }

    /** All digits up to the scanner's position, the point left out. */
    private long value(int from) {
        long value = 0;
        for (int i = from; i < in.at; i++) {
            if (in.text[i] != '.') {
                value = value * 10 + in.text[i] - '0';
            }
        }
        return value;
    }

    private @Nullable Object slow(int from, boolean plain) {
        String text = new String(in.text, from, in.at - from, StandardCharsets.ISO_8859_1);
        if (plain && preservingInts && text.length() <= 20) {
            try {
                return Num.int64(Long.parseLong(text));
            } catch (NumberFormatException beyond) {
                return Double.valueOf(text);
            }
        }
        double value = Double.parseDouble(text);
        if (!Double.isInfinite(value)) {
            return value;
        }
        tooLarge = tooLarge == null ? text : tooLarge;
        return null;
    }
}
