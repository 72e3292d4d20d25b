package dev.windlass.gotemplate;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.strconv.Quote;
import dev.windlass.golang.strconv.Unicode;
import dev.windlass.golang.strconv.Unquote;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Go's literals, read and written. */
final class Literals {
    private Literals() {}

    static String quote(String text) {
        return Quote.quote(text);
    }

    /** What a quoted literal stands for; null if it is malformed. */
    static @Nullable String unquote(String literal) {
        try {
            return Unquote.unquote(literal);
        } catch (GoException e) {
            return null;
        }
    }

    /**
     * The rune of a character constant.
     *
     * @throws NumberFormatException with Go's message
     */
    static int character(String literal) {
        String body = literal.substring(1, literal.length() - 1);
        int width = body.isEmpty() ? 0 : firstWidth(body);
        String rune = width == 0 || width > body.length() ? null : unquote("'" + body.substring(0, width) + "'");
        if (rune == null) {
            throw new NumberFormatException("invalid syntax");
        }
        if (width < body.length()) {
            throw new NumberFormatException("malformed character constant: " + literal);
        }
        return GoString.runeAt(rune, 0);
    }

    private static int firstWidth(String body) {
        if (body.charAt(0) != '\\' || body.length() == 1) {
            return Character.charCount(body.codePointAt(0));
        }
        return switch (body.charAt(1)) {
            case 'x', '0', '1', '2', '3', '4', '5', '6', '7' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }

    /** A rune as {@code U+0041 'A'}. */
    static String codePoint(int rune) {
        String hex = String.format(Locale.ROOT, "U+%04X", rune);
        return Unicode.isPrint(rune) ? hex + " '" + Character.toString(rune) + "'" : hex;
    }

    static boolean isPrintable(int rune) {
        return Unicode.isPrint(rune);
    }
}
