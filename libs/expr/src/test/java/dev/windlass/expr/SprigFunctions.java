package dev.windlass.expr;

import java.util.Map;

/** The functions under the name {@code sprig}. */
final class SprigFunctions {
    private SprigFunctions() {}

    static Map<String, Object> all() {
        return Map.of();
    }
}
