package dev.windlass.golang.json;

import dev.windlass.golang.GoString;
import java.nio.charset.StandardCharsets;

/** Reads string literals; keys that come again share one String. */
final class Strings {
    private static final int CACHED_KEYS = 128;
    private static final int LONGEST_CACHED_KEY = 32;

    private final Scanner in;
    private final String[] cache = new String[CACHED_KEYS];

    Strings(Scanner in) {
        this.in = in;
    }

    /** Reads a key and the colon behind it. */
    String key() {
        if (in.nextVisible() != '"') {
            throw in.unexpected("looking for beginning of object key string");
        }
        String key = cachedKey();
        if (in.nextVisible() != ':') {
            throw in.unexpected("after object key");
        }
        in.at++;
        return key;
    }

    private String cachedKey() {
        byte[] text = in.text;
        int from = in.at + 1;
        int limit = Math.min(in.end, from + LONGEST_CACHED_KEY);
        int hash = 0;
        for (int i = from; i < limit; i++) {
            byte c = text[i];
            if (c == '"') {
                in.at = i + 1;
                return cached(from, i, hash);
            }
            if (c < ' ' || c == '\\') {
                break;
            }
            hash = 31 * hash + c;
        }
        return read();
    }

    private String cached(int from, int to, int hash) {
        int slot = (hash ^ hash >>> 7) & CACHED_KEYS - 1;
        String known = cache[slot];
        if (known != null && known.length() == to - from && same(known, from)) {
            return known;
        }
        String key = new String(in.text, from, to - from, StandardCharsets.ISO_8859_1);
        cache[slot] = key;
        return key;
    }

    private boolean same(String known, int from) {
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != in.text[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads a literal that begins at the scanner's position. */
    String read() {
        byte[] text = in.text;
        int from = in.at + 1;
        int i = from;
        boolean ascii = true;
        while (i < in.end) {
            byte c = text[i];
            if (c == '"') {
                in.at = i + 1;
                return ascii
                        ? new String(text, from, i - from, StandardCharsets.ISO_8859_1)
                        : valid(new String(text, from, i - from, StandardCharsets.UTF_8), from, i);
            }
            if (c == '\\') {
                return escaped(from, i);
            }
            if (c >= 0 && c < ' ') {
                in.at = i;
                throw in.unexpected("in string literal");
            }
            ascii &= c >= 0;
            i++;
        }
        throw Scanner.ended();
    }

    /** The JDK may make one U+FFFD of several bytes where Go makes one of each. */
    private String valid(String decoded, int from, int to) {
        return decoded.indexOf('\uFFFD') < 0 ? decoded : replaced(GoString.of(in.text, from, to));
    }

    private static String replaced(String escaped) {
        if (GoString.isValid(escaped)) {
            return escaped;
        }
        int[] runes = GoString.runes(escaped);
        return GoString.ofRunes(runes, 0, runes.length);
    }

    private String escaped(int from, int firstEscape) {
        StringBuilder out = new StringBuilder();
        int start = from;
        int i = firstEscape;
        while (i < in.end) {
            byte c = in.text[i];
            if (c == '"' || c == '\\') {
                out.append(replaced(GoString.of(in.text, start, i)));
                in.at = i + 1;
                if (c == '"') {
                    return out.toString();
                }
                escape(out);
                i = in.at;
                start = i;
                continue;
            }
            if (c >= 0 && c < ' ') {
                in.at = i;
                throw in.unexpected("in string literal");
            }
            i++;
        }
        throw Scanner.ended();
    }

    /** Reads what follows a backslash. */
    private void escape(StringBuilder out) {
        int c = in.at < in.end ? in.text[in.at] : -1;
        switch (c) {
            case '"', '\\', '/' -> out.append((char) c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                in.at++;
                unicode(out);
                return;
            }
            default -> throw in.unexpected("in string escape code");
        }
        in.at++;
    }

    private void unicode(StringBuilder out) {
        char unit = hex4();
        if (!Character.isSurrogate(unit)) {
            out.append(unit);
            return;
        }
        int back = in.at;
        if (Character.isHighSurrogate(unit) && back + 1 < in.end && in.text[back] == '\\' && in.text[back + 1] == 'u') {
            in.at += 2;
            char low = hex4();
            if (Character.isLowSurrogate(low)) {
                out.append(unit).append(low);
                return;
            }
            in.at = back;
        }
        out.append('\uFFFD');
    }

    private char hex4() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = in.at < in.end ? Character.digit((char) in.text[in.at], 16) : -1;
            if (digit < 0) {
                throw in.unexpected("in \\u hexadecimal character escape");
            }
            value = value << 4 | digit;
            in.at++;
        }
        return (char) value;
    }
}
