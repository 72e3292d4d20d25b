package dev.windlass.golang;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Go strings, which are bytes, as Java strings.
 *
 * <p>Valid UTF-8 is an ordinary string. A byte that is no part of valid UTF-8 is a lone low surrogate U+DC80 to U+DCFF
 * ("escape") for 0x80 to 0xFF; no other lone surrogates occur. The form is canonical: escapes that together are valid
 * UTF-8 never stand side by side, so equal strings are equal bytes. Whatever joins or cuts by bytes goes through here.
 */
public final class GoString {
    private GoString() {}

    /** Whether every char is below 0x80, so that bytes, runes and chars are the same. */
    public static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Go's {@code len}: the number of bytes. */
    public static int length(String s) {
        int bytes = s.length();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 0x80) {
                bytes += extraBytes(c);
            }
        }
        return bytes;
    }

    /** Bytes of a char beyond one; a surrogate pair makes 4 over its two chars, an escape 1. */
    private static int extraBytes(char c) {
        if (c < 0x800) {
            return 1;
        }
        if (!Character.isSurrogate(c)) {
            return 2;
        }
        return Character.isHighSurrogate(c) ? 2 : 0;
    }

    /** Whether the char at {@code i} stands for one byte of invalid UTF-8. */
    public static boolean isEscape(String s, int i) {
        return Character.isLowSurrogate(s.charAt(i)) && (i == 0 || !Character.isHighSurrogate(s.charAt(i - 1)));
    }

    /** Go's {@code utf8.ValidString}. */
    public static boolean isValid(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (Character.isSurrogate(s.charAt(i)) && isEscape(s, i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code []byte(s)}. */
    public static byte[] bytes(String s) {
        if (isValid(s)) {
            return s.getBytes(StandardCharsets.UTF_8);
        }
        byte[] out = new byte[length(s)];
        int n = 0;
        for (int i = 0; i < s.length(); i++) {
            if (isEscape(s, i)) {
                out[n++] = (byte) s.charAt(i);
            } else {
                int c = s.codePointAt(i);
                n += Utf8.encode(c, out, n);
                i += Character.charCount(c) - 1;
            }
        }
        return out;
    }

    /** {@code string(bytes)}. */
    public static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** {@code string(bytes[from:to])}. */
    public static String of(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return Utf8.decode(bytes, from, to);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** {@code a + b}: halves of a character become the character. */
    public static String concat(String a, String b) {
        if (a.isEmpty() || b.isEmpty() || !Character.isLowSurrogate(b.charAt(0)) || !isEscape(a, a.length() - 1)) {
            return a.concat(b);
        }
        return canonical(a.concat(b));
    }

    /** Makes a string canonical that was joined of canonical parts without regard to their seams. */
    public static String canonical(CharSequence joined) {
        String s = joined.toString();
        int length = s.length();
        for (int i = 1; i < length; i++) {
            char c = s.charAt(i);
            if (c >= 0xDC80 && c <= 0xDCFF && isEscape(s, i) && isEscape(s, i - 1)) {
                return of(bytes(s));
            }
        }
        return s;
    }

    /** {@code s[i]} as 0 to 255; the index is in bytes and within the string. */
    public static int byteAt(String s, int index) {
        if (isAsciiUntil(s, index + 1)) {
            return s.charAt(index);
        }
        return bytes(s)[index] & 0xFF;
    }

    /** {@code s[from:to]} in bytes, both within the string's length in bytes, {@code from <= to}. */
    public static String slice(String s, int from, int to) {
        if (to <= s.length() && isAsciiUntil(s, to)) {
            return s.substring(from, to);
        }
        return of(bytes(s), from, to);
    }

    private static boolean isAsciiUntil(String s, int end) {
        if (end > s.length()) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (s.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Go's {@code utf8.RuneCountInString}: an invalid byte counts as one. */
    public static int runeCount(String s) {
        int count = s.length();
        for (int i = 0; i < s.length(); i++) {
            if (Character.isHighSurrogate(s.charAt(i))) {
                count--;
            }
        }
        return count;
    }

    /** {@code []rune(s)}: an invalid byte is U+FFFD. */
    public static int[] runes(String s) {
        int[] runes = new int[runeCount(s)];
        int n = 0;
        for (int i = 0; i < s.length(); i++) {
            int c = runeAt(s, i);
            runes[n++] = c;
            if (c >= 0x10000) {
                i++;
            }
        }
        return runes;
    }

    /** The rune that begins at char {@code i}: U+FFFD for an escape. */
    public static int runeAt(String s, int i) {
        int c = s.codePointAt(i);
        return c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
    }

    /** {@code string(rune)}: U+FFFD for what is no code point. */
    public static String ofRune(long rune) {
        return rune < 0 || rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF)
                ? "\uFFFD"
                : Character.toString((int) rune);
    }

    /** {@code string(runes[from:to])}. */
    public static String ofRunes(int[] runes, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            out.appendCodePoint(runes[i] >= 0xD800 && runes[i] <= 0xDFFF ? 0xFFFD : runes[i]);
        }
        return out.toString();
    }

    /** Order by bytes, as Go compares strings: negative, 0 or positive. */
    public static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) || Character.isSurrogate(y) ? compareTails(a, b, i) : x - y;
            }
        }
        return a.length() - b.length();
    }

    private static int compareTails(String a, String b, int i) {
        int from = i > 0 && Character.isHighSurrogate(a.charAt(i - 1)) ? i - 1 : i;
        return Arrays.compareUnsigned(bytes(a.substring(from)), bytes(b.substring(from)));
    }

    /** Byte offset of the first occurrence, or -1. */
    public static int indexOf(String s, String sub) {
        int at = s.indexOf(sub);
        if (isValid(s) && isValid(sub)) {
            return at < 0 ? -1 : length(s.substring(0, at));
        }
        return Utf8.indexOf(bytes(s), bytes(sub), 0);
    }

    public static boolean contains(String s, String sub) {
        return (isValid(s) && isValid(sub)) ? s.contains(sub) : indexOf(s, sub) >= 0;
    }

    public static boolean startsWith(String s, String prefix) {
        return (isValid(s) && isValid(prefix)) ? s.startsWith(prefix) : Utf8.matches(bytes(s), bytes(prefix), 0);
    }

    public static boolean endsWith(String s, String suffix) {
        if (isValid(s) && isValid(suffix)) {
            return s.endsWith(suffix);
        }
        byte[] all = bytes(s);
        byte[] end = bytes(suffix);
        return Utf8.matches(all, end, all.length - end.length);
    }
}
