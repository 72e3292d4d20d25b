package dev.windlass.devcluster;

import java.util.Locale;

/** Small texts. */
final class Text {
    private Text() {}

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
