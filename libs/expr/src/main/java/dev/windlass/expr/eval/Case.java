package dev.windlass.expr.eval;

import dev.windlass.golang.GoString;
import java.util.function.IntUnaryOperator;

/** Letter case as Go maps it: character by character, without the special cases of Java's (such as ß to SS). */
final class Case {
    private Case() {}

    static String upper(String text) {
        return map(text, Character::toUpperCase);
    }

    static String lower(String text) {
        return map(text, Character::toLowerCase);
    }

    private static String map(String text, IntUnaryOperator mapping) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || mapping.applyAsInt(c) != c) {
                return mapFrom(text, i, mapping);
            }
        }
        return text;
    }

    private static String mapFrom(String text, int start, IntUnaryOperator mapping) {
        StringBuilder out = new StringBuilder(text.length());
        out.append(text, 0, start);
        for (int i = start; i < text.length(); ) {
            int rune = GoString.runeAt(text, i);
            out.appendCodePoint(mapping.applyAsInt(rune));
            i += Character.charCount(rune);
        }
        return out.toString();
    }
}
