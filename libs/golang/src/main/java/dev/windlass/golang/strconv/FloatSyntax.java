package dev.windlass.golang.strconv;

import java.util.Locale;

/** What kind of float a text is by Go's syntax. */
enum FloatSyntax {
    INVALID,
    NAN,
    INFINITE,
    FINITE;

    static FloatSyntax of(String s) {
        int from = !s.isEmpty() && (s.charAt(0) == '-' || s.charAt(0) == '+') ? 1 : 0;
        if (s.length() == from) {
            return INVALID;
        }
        char first = s.charAt(from);
        if (first == 'i' || first == 'I' || first == 'n' || first == 'N') {
            return word(s.substring(from), from > 0);
        }
        boolean hex = s.length() > from + 2 && first == '0' && (s.charAt(from + 1) | 0x20) == 'x';
        int digits = mantissaEnd(s, hex ? from + 2 : from, hex);
        if (digits < 0 || !exponent(s, digits, hex)) {
            return INVALID;
        }
        return s.indexOf('_') >= 0 && !Underscores.ok(s) ? INVALID : FINITE;
    }

    private static FloatSyntax word(String s, boolean signed) {
        return switch (s.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> INFINITE;
            case "nan" -> signed ? INVALID : NAN;
            default -> INVALID;
        };
    }

    /** Where the mantissa ends; -1 if it has no digit. */
    private static int mantissaEnd(String s, int from, boolean hex) {
        boolean point = false;
        boolean digits = false;
        int i = from;
        for (; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '.') {
                if (point) {
                    break;
                }
                point = true;
            } else if (isDigit(c, hex)) {
                digits = true;
            } else if (c != '_') {
                break;
            }
        }
        return digits ? i : -1;
    }

    private static boolean isDigit(char c, boolean hex) {
        return (c >= '0' && c <= '9') || (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    }

    /** Whether the rest is an exponent or, for decimals, nothing. */
    private static boolean exponent(String s, int at, boolean hex) {
        if (at == s.length()) {
            return !hex;
        }
        int i = at + 1;
        if ((s.charAt(at) | 0x20) != (hex ? 'p' : 'e')) {
            return false;
        }
        if (i < s.length() && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            i++;
        }
        if (i >= s.length() || !isDigit(s.charAt(i), false)) {
            return false;
        }
        while (i < s.length() && (isDigit(s.charAt(i), false) || s.charAt(i) == '_')) {
            i++;
        }
        return i == s.length();
    }
}
