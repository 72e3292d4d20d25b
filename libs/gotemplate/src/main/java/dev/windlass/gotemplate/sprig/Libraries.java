package dev.windlass.gotemplate.sprig;

import java.util.Locale;

/** Releases of the libraries below sprig v3.3.0: they answer differently, and who builds with sprig chooses them. */
public enum Libraries {
    /** Those that sprig itself asks for: semver v3.3.0 and cast v1.7.0. */
    MINIMAL,
    /** Those that Argo Workflows is built with: semver v3.5.0 and cast v1.10.0. */
    RECENT;

    /** Words of semver, which no longer begin its errors with a capital. */
    String words(String text) {
        return this == MINIMAL ? text : text.toLowerCase(Locale.ROOT);
    }
}
