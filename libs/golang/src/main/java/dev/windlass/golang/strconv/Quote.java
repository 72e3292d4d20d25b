package dev.windlass.golang.strconv;

import dev.windlass.golang.GoString;

/** Go's quoting of strings and runes as literals. */
public final class Quote {
    private static final String HEX = "0123456789abcdef";

    private Quote() {}

    /** {@code strconv.Quote}: double quotes, escapes for what cannot be printed. */
    public static String quote(String s) {
        return quote(s, false);
    }

    /** {@code strconv.QuoteToASCII}. */
    public static String quoteToAscii(String s) {
        return quote(s, true);
    }

    private static String quote(String s, boolean ascii) {
        StringBuilder out = new StringBuilder(s.length() + 2).append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c < 0x7F && c >= ' ' && c != '"' && c != '\\') {
                out.append(c);
            } else if (Character.isLowSurrogate(c)) {
                hex(out.append("\\x"), c & 0xFF, 2);
            } else {
                int rune = s.codePointAt(i);
                i += Character.charCount(rune) - 1;
                escape(out, rune, '"', ascii);
            }
        }
        return out.append('"').toString();
    }

    /** {@code strconv.QuoteRune}; what is no code point becomes U+FFFD. */
    public static String quoteRune(long rune) {
        return quoteRune(rune, false);
    }

    /** {@code strconv.QuoteRuneToASCII}. */
    public static String quoteRuneToAscii(long rune) {
        return quoteRune(rune, true);
    }

    private static String quoteRune(long rune, boolean ascii) {
        int valid = GoString.ofRune(rune).codePointAt(0);
        StringBuilder out = new StringBuilder().append('\'');
        escape(out, valid, '\'', ascii);
        return out.append('\'').toString();
    }

    private static void escape(StringBuilder out, int rune, char quote, boolean ascii) {
        if (rune == quote || rune == '\\') {
            out.append('\\').append((char) rune);
        } else if (ascii ? rune >= ' ' && rune < 0x7F : Unicode.isPrint(rune)) {
            out.appendCodePoint(rune);
        } else if (rune >= 7 && rune <= 13) {
            out.append('\\').append("abtnvfr".charAt(rune - 7));
        } else if (rune < ' ' || rune == 0x7F) {
            hex(out.append("\\x"), rune, 2);
        } else if (rune < 0x10000) {
            hex(out.append("\\u"), rune, 4);
        } else {
            hex(out.append("\\U"), rune, 8);
        }
    }

    private static void hex(StringBuilder out, int value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(value >> shift & 0xF));
        }
    }

    /** {@code strconv.CanBackquote}: one line without control characters but tab, backquotes or invalid bytes. */
    public static boolean canBackquote(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            boolean control = c < ' ' && c != '\t';
            if (control || c == '`' || c == 0x7F || c == 0xFEFF || (c >= 0xDC80 && GoString.isEscape(s, i))) {
                return false;
            }
        }
        return true;
    }
}
