package dev.windlass.expr.check;

import dev.windlass.expr.syntax.Nature;
import java.util.Map;

/**
 * What the checker knows of an environment.
 *
 * @param known whether anything is known; if not, every name is allowed and of unknown type
 * @param names the nature of each name, if known
 */
public record Shape(boolean known, Map<String, Nature> names) {
    public static final Shape UNKNOWN = new Shape(false, Map.of());

    public boolean has(String name) {
        return names.containsKey(name);
    }
}
