package dev.windlass.golang.json;

import dev.windlass.golang.GoString;
import dev.windlass.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/** A position in a JSON text, and the complaints about what stands there. */
final class Scanner {
    final byte[] text;
    final int end;
    int at;
    /** How many arrays and objects are open. */
    int depth;

    Scanner(byte[] text) {
        this.text = text;
        this.end = text.length;
    }

    void skipBlanks() {
        while (at < end) {
            byte c = text[at];
            if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return;
            }
            at++;
        }
    }

    /** The next byte that is no blank, not consumed. */
    int nextVisible() {
        skipBlanks();
        if (at == end) {
            throw ended();
        }
        return text[at];
    }

    /** Consumes an opening bracket and, if it comes next, the closing one. */
    boolean empty(char closing) {
        if (depth >= Json.MAX_DEPTH) {
            throw unexpected("exceeded max depth");
        }
        at++;
        if (nextVisible() == closing) {
            at++;
            return true;
        }
        depth++;
        return false;
    }

    /** Consumes a comma (true) or the closing bracket (false). */
    boolean more(char closing, String where) {
        int c = nextVisible();
        if (c != ',' && c != closing) {
            throw unexpected(where);
        }
        at++;
        return c == ',';
    }

    @Nullable Object literal(String word, @Nullable Object value) {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (at >= end || text[at] != word.charAt(i)) {
                throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        at++;
        return value;
    }

    static JsonException ended() {
        return JsonException.syntax("unexpected end of JSON input");
    }

    /** Go looks at a blank behind the end before it reports the end, so the blank may get the blame. */
    JsonException unexpected(String where) {
        int c = at < end ? text[at] & 0xFF : ' ';
        String shown = c == '\'' ? "\\'" : c == '"' ? "\"" : unquoted(c);
        return JsonException.syntax("invalid character '" + shown + "' " + where);
    }

    private static String unquoted(int c) {
        String quoted = Quote.quote(GoString.ofRune(c));
        return quoted.substring(1, quoted.length() - 1);
    }
}
