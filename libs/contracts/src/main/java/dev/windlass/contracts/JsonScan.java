package dev.windlass.contracts;

import java.util.BitSet;

/**
 * Finds out whether bytes are one JSON value, without making objects of it. As Go does, it takes any bytes inside a
 * string, and arrays and objects nested up to 10,000 deep.
 */
public final class JsonScan {
    private static final int MAX_DEPTH = 10_000;

    private final byte[] text;
    private int at;
    /** Of the open containers, which are objects. */
    private final BitSet objects = new BitSet();

    private int depth;

    private JsonScan(byte[] text) {
        this.text = text;
    }

    public static boolean isOneValue(byte[] text) {
        return new JsonScan(text).scan();
    }

    private boolean scan() {
        boolean more = true;
        while (more) {
            Found found = value();
            while (found == Found.OPENING) {
                found = value();
            }
            while (found == Found.END && depth > 0) {
                found = next();
            }
            if (found == Found.FAULT) {
                return false;
            }
            more = found == Found.OPENING;
        }
        return visible() < 0;
    }

    /** What was passed: a whole value, something after which a value must come, or something that is no JSON. */
    private enum Found {
        END,
        OPENING,
        FAULT
    }

    /** A value up to its end, or a container up to its first element. */
    private Found value() {
        return switch (visible()) {
            case '{' -> open(true);
            case '[' -> open(false);
            case '"' -> endIf(string());
            case 't' -> endIf(word("true"));
            case 'f' -> endIf(word("false"));
            case 'n' -> endIf(word("null"));
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> endIf(number());
            default -> Found.FAULT;
        };
    }

    private static Found endIf(boolean fits) {
        return fits ? Found.END : Found.FAULT;
    }

    private Found open(boolean object) {
        if (depth >= MAX_DEPTH) {
            return Found.FAULT;
        }
        at++;
        if (visible() == (object ? '}' : ']')) {
            at++;
            return Found.END;
        }
        objects.set(depth++, object);
        return object && !key() ? Found.FAULT : Found.OPENING;
    }

    /** What follows an element: another one, or the container's end. */
    private Found next() {
        boolean object = objects.get(depth - 1);
        int c = visible();
        at++;
        if (c == ',') {
            return object && !key() ? Found.FAULT : Found.OPENING;
        }
        depth--;
        return c == (object ? '}' : ']') ? Found.END : Found.FAULT;
    }

    private boolean key() {
        if (visible() != '"' || !string() || visible() != ':') {
            return false;
        }
        at++;
        return true;
    }

    private boolean string() {
        while (++at < text.length) {
            byte c = text[at];
            if (c == '"') {
                at++;
                return true;
            }
            if (c == '\\' ? !escape() : c >= 0 && c < ' ') {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (++at >= text.length) {
            return false;
        }
        return switch (text[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            case 'u' -> hex(4);
            default -> false;
        };
    }

    private boolean hex(int digits) {
        for (int i = 0; i < digits; i++) {
            if (++at >= text.length || Character.digit(text[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        if (text[at] == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else if (!digits()) {
            return false;
        }
        if (peek() == '.') {
            at++;
            if (!digits()) {
                return false;
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** The next byte that is no blank; negative at the end. */
    private int visible() {
        int c = peek();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            at++;
            c = peek();
        }
        return c;
    }

    /** The byte here; -1 at the end. */
    private int peek() {
        return at < text.length ? text[at] & 0xFF : -1;
    }
}
