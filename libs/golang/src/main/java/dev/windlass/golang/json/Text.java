package dev.windlass.golang.json;

import dev.windlass.golang.GoString;

/** Writes string literals. */
final class Text {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out;
    private final boolean escapeHtml;

    Text(StringBuilder out, boolean escapeHtml) {
        this.out = out;
        this.escapeHtml = escapeHtml;
    }

    void quoted(String s) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (isPlain(c) || (Character.isSurrogate(c) && !GoString.isEscape(s, i))) {
                continue;
            }
            out.append(s, done, i);
            done = i + 1;
            special(c);
        }
        out.append(s, done, s.length()).append('"');
    }

    private boolean isPlain(char c) {
        if (c < 0x80) {
            return c >= ' ' && c != '"' && c != '\\' && !(escapeHtml && (c == '<' || c == '>' || c == '&'));
        }
        return c != 0x2028 && c != 0x2029 && !Character.isSurrogate(c);
    }

    private void special(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> unicode(Character.isSurrogate(c) ? 0xFFFD : c);
        }
    }

    private void unicode(int c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xF));
        }
    }

    /** Writes JSON that a value made of itself: only what HTML must not see is escaped. */
    void escaped(String json) {
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if ((escapeHtml && (c == '<' || c == '>' || c == '&')) || c == 0x2028 || c == 0x2029) {
                unicode(c);
            } else {
                out.append(c);
            }
        }
    }
}
