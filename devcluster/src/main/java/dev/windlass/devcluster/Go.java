package dev.windlass.devcluster;

import java.util.List;

/** Values as Go's fmt prints them in error texts. */
final class Go {
    private Go() {}

    /** {@code %q} of a list of texts: {@code ["a" "b"]}. */
    static String quoted(List<String> texts) {
        return "[" + String.join(" ", texts.stream().map(Json::quote).toList()) + "]";
    }
}
