package dev.windlass.golang.notifications;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoString;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The functions of Go's {@code strings} that notifications may call. */
final class Texts {
    private Texts() {}

    static String map(Budget budget, String text, IntUnaryOperator rune) {
        budget.spend(2L * text.length());
        int[] runes = Arrays.stream(GoString.runes(text)).map(rune).toArray();
        return GoString.ofRunes(runes, 0, runes.length);
    }

    static String replaceAll(Budget budget, String text, String old, String replacement) {
        int count = old.isEmpty() ? GoString.runeCount(text) + 1 : occurrences(text, old);
        budget.spend(text.length());
        budget.spend(count, replacement.length());
        if (!old.isEmpty()) {
            return GoString.canonical(text.replace(old, replacement));
        }
        StringBuilder out = new StringBuilder(replacement);
        text.codePoints().forEach(rune -> out.appendCodePoint(rune).append(replacement));
        return GoString.canonical(out);
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
