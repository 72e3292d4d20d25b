package dev.windlass.expr.syntax;

import dev.windlass.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Turns a quoted literal, quotes included, into the text or the bytes it stands for. */
final class Unescape {
    private static final String SIMPLE = "abfnrtv\\'\"`?";
    private static final String SIMPLE_VALUES = "\u0007\b\f\n\r\t\u000B\\'\"`?";
    private static final String OCTAL = "unable to unescape octal sequence in string";

    /** An escape that the scanner let through but that means nothing. */
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message, null, false, false);
        }

        Malformed() {
            this("unable to unescape string");
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    private final String text;
    private final boolean bytes;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Unescape(String text, boolean bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    static String string(String literal) throws Malformed {
        String body = body(literal);
        if (body.indexOf('\\') < 0) {
            return valid(body);
        }
        Unescape it = new Unescape(body, false);
        it.run();
        return it.out.toString();
    }

    /** The bytes as a Go string. */
    static String bytes(String literal) throws Malformed {
        Unescape it = new Unescape(body(literal), true);
        it.run();
        return GoString.of(it.raw.toByteArray());
    }

    /** Replaces what is no UTF-8 by U+FFFD. */
    static String valid(String text) {
        if (GoString.isValid(text)) {
            return text;
        }
        int[] runes = GoString.runes(text);
        return GoString.ofRunes(runes, 0, runes.length);
    }

    private static String body(String literal) {
        String body = literal.substring(1, literal.length() - 1);
        return body.indexOf('\r') < 0 ? body : body.replace("\r\n", "\n").replace('\r', '\n');
    }

    private void run() throws Malformed {
        while (at < text.length()) {
            int rune = GoString.runeAt(text, at);
            at += Character.charCount(rune);
            if (rune == '\\') {
                escape();
            } else {
                character(rune);
            }
        }
    }

    private void character(int rune) {
        if (bytes) {
            raw.writeBytes(Character.toString(rune).getBytes(StandardCharsets.UTF_8));
        } else {
            out.appendCodePoint(rune);
        }
    }

    /** What an escape by number stands for: a byte of a bytes literal, a character of a string. */
    private void number(int value) throws Malformed {
        if (bytes) {
            if (value > 0xFF) {
                throw new Malformed();
            }
            raw.write(value);
        } else if (value < 0 || value > Character.MAX_CODE_POINT) {
            throw new Malformed();
        } else {
            out.append(GoString.ofRune(value));
        }
    }

    private void escape() throws Malformed {
        if (at >= text.length()) {
            throw new Malformed("unable to unescape string, found '\\' as last character");
        }
        char c = text.charAt(at++);
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            character(SIMPLE_VALUES.charAt(simple));
            return;
        }
        switch (c) {
            case 'x', 'X' -> number(hex(2));
            case 'u', 'U' -> unicode(c);
            case '0', '1', '2', '3' -> number(octal(c - '0'));
            default -> throw new Malformed();
        }
    }

    private void unicode(char c) throws Malformed {
        if (bytes) {
            throw new Malformed();
        }
        if (c == 'u' && text.startsWith("{", at)) {
            int close = text.indexOf('}', at);
            at++;
            int value = hex(close - at);
            at++;
            number(value);
        } else {
            number(hex(c == 'u' ? 4 : 8));
        }
    }

    private int hex(int digits) throws Malformed {
        if (digits < 1 || at + digits > text.length()) {
            throw new Malformed();
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Characters.digit(text.charAt(at++));
            if (digit >= 16) {
                throw new Malformed();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private int octal(int first) throws Malformed {
        if (at + 2 > text.length()) {
            throw new Malformed(OCTAL);
        }
        int value = first;
        for (int i = 0; i < 2; i++) {
            int digit = text.charAt(at++) - '0';
            if (digit < 0 || digit > 7) {
                throw new Malformed(OCTAL);
            }
            value = value * 8 + digit;
        }
        return value;
    }
}
