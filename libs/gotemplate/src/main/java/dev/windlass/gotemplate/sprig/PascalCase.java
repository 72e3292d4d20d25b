package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoString;
import dev.windlass.golang.strconv.Unicode;

/** Words run together with capitals, as xstrings does it. */
final class PascalCase {
    private PascalCase() {}

    static boolean isConnector(int rune) {
        return rune == '-' || rune == '_' || Unicode.isSpace(rune);
    }

    static String of(String s) {
        int[] runes = GoString.runes(s);
        StringBuilder out = new StringBuilder(s.length());
        int at = 0;
        while (at < runes.length && isConnector(runes[at])) {
            out.appendCodePoint(runes[at++]);
        }
        if (at == runes.length) {
            // A text of connectors only: the last one comes twice.
            return runes.length == 0 ? "" : out.appendCodePoint(runes[at - 1]).toString();
        }
        boolean afterUpper = CaseFunctions.isUpper(runes[at]);
        int current = Character.toUpperCase(runes[at++]);
        while (at < runes.length) {
            int previous = current;
            current = runes[at++];
            if (isConnector(previous) && isConnector(current)) {
                out.appendCodePoint(previous);
            } else if (isConnector(previous)) {
                afterUpper = CaseFunctions.isUpper(current);
                current = Character.toUpperCase(current);
            } else {
                if (afterUpper && CaseFunctions.isUpper(current)) {
                    current = Character.toLowerCase(current);
                } else {
                    afterUpper = false;
                }
                out.appendCodePoint(previous);
            }
        }
        return out.appendCodePoint(current).toString();
    }
}
