package dev.windlass.golang.time;

import dev.windlass.golang.GoString;
import java.util.Arrays;
import java.util.List;

/** A position in the text; whatever does not fit is a {@link Mismatch}. */
final class TextCursor {
    private final String text;
    private int at;
    private int sharedBytes;

    TextCursor(String text) {
        this.text = text;
    }

    String rest() {
        return text.substring(at);
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    boolean isDigit(int ahead) {
        return at + ahead < text.length() && Layouts.isDigit(text.charAt(at + ahead));
    }

    String take(int length) {
        if (text.length() - at < length) {
            throw new Mismatch();
        }
        at += length;
        return text.substring(at - length, at);
    }

    void skipBlanks(int most) {
        for (int i = 0; i < most && peek() == ' '; i++) {
            at++;
        }
    }

    /** Skips a literal, in which blanks stand for any number of blanks; stays at what differs. */
    boolean skip(String literal) {
        int i = 0;
        while (i < literal.length()) {
            if (literal.charAt(i) == ' ') {
                if (at < text.length() && peek() != ' ') {
                    return false;
                }
                while (i < literal.length() && literal.charAt(i) == ' ') {
                    i++;
                }
                skipBlanks(text.length());
            } else if (at == text.length() || peek() != literal.charAt(i)) {
                sharedBytes = at == text.length() ? 0 : sharedBytes(literal.substring(i));
                return false;
            } else {
                at++;
                i++;
            }
        }
        return true;
    }

    /** Go compares bytes, so characters that differ may have their first bytes in common. */
    private int sharedBytes(String literal) {
        int shared = Arrays.mismatch(GoString.bytes(rest()), GoString.bytes(literal));
        return Math.max(shared, 0);
    }

    /** The text from the first byte on that a literal did not match. */
    String restAtDifference() {
        return GoString.slice(rest(), sharedBytes, GoString.length(rest()));
    }

    /** Digits, at most {@code most} and exactly so many if fixed; but one or two where two are asked for. */
    int number(int most, boolean fixed) {
        int value = 0;
        int count = 0;
        while (count < most && isDigit(0)) {
            value = value * 10 + text.charAt(at++) - '0';
            count++;
        }
        if (count == 0 || (fixed && count != most)) {
            throw new Mismatch();
        }
        return value;
    }

    /** So many chars that are digits, maybe with a sign. */
    int signed(int length) {
        return signed(take(length));
    }

    private static int signed(String number) {
        int from = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
        int value = 0;
        for (int i = from; i < number.length(); i++) {
            if (!Layouts.isDigit(number.charAt(i))) {
                throw new Mismatch();
            }
            value = value * 10 + number.charAt(i) - '0';
        }
        return number.startsWith("-") ? -value : value;
    }

    /** Index of the name that comes next in any case, of which only so many letters count; 0 means all. */
    int name(List<String> names, int letters) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int length = letters == 0 ? name.length() : letters;
            if (matches(name, length)) {
                at += length;
                return i;
            }
        }
        throw new Mismatch();
    }

    private boolean matches(String name, int length) {
        if (text.length() - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((text.charAt(at + i) | 0x20) != (name.charAt(i) | 0x20) || text.charAt(at + i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    boolean isFraction() {
        return (peek() == '.' || peek() == ',') && isDigit(1);
    }

    /** Length of a point and the digits behind it. */
    int fractionLength() {
        int length = 1;
        while (isDigit(length)) {
            length++;
        }
        return length;
    }

    /** Nanoseconds of a point and digits, maybe signed, {@code length} chars in all; those beyond nine do not count. */
    int fraction(int length) {
        String found = take(length);
        if (found.charAt(0) != '.' && found.charAt(0) != ',') {
            throw new Mismatch();
        }
        int end = Math.min(found.length(), 10);
        int nanos = signed(found.substring(1, end));
        for (int i = end; i < 10; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    static int twoDigits(String s, int from) {
        char tens = s.charAt(from);
        char ones = s.charAt(from + 1);
        return Layouts.isDigit(tens) && Layouts.isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
    }
}
