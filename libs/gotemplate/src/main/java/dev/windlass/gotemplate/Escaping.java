package dev.windlass.gotemplate;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoString;
import java.util.Locale;

/** The built-in {@code html}, {@code js} and {@code urlquery}. */
final class Escaping {
    private static final String URL_UNRESERVED = "-_.~";

    private Escaping() {}

    static String html(Budget budget, String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\0' -> out.append('\uFFFD');
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
        budget.spend(out.length());
        return out.toString();
    }

    static String javaScript(Budget budget, String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += appendWide(text, i, out);
                continue;
            }
            i++;
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\'' -> out.append("\\'");
                case '"' -> out.append("\\\"");
                case '<', '>', '&', '=' -> out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
                default -> {
                    if (c < ' ') {
                        out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        budget.spend(out.length());
        return out.toString();
    }

    private static int appendWide(String text, int index, StringBuilder out) {
        int width = Character.charCount(text.codePointAt(index));
        int rune = GoString.runeAt(text, index);
        if (Literals.isPrintable(rune)) {
            out.append(text, index, index + width);
        } else {
            out.append(String.format(Locale.ROOT, "\\u%04X", rune));
        }
        return width;
    }

    static String urlQuery(Budget budget, String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : GoString.bytes(text)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || URL_UNRESERVED.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else if (c == ' ') {
                out.append('+');
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        budget.spend(out.length());
        return out.toString();
    }
}
