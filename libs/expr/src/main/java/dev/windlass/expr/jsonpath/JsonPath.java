package dev.windlass.expr.jsonpath;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries a JSON text. A missing key or index is an error, except behind a wildcard, filter, slice or union. */
public final class JsonPath {
    private static final int LONGEST_PATH = 10_000;
    private static final String INVALID = "invalid JSONPath selector";

    private JsonPath() {}

    /**
     * What the path selects.
     *
     * @throws GoException if the text is no JSON, the path is malformed, or it selects nothing
     */
    public static @Nullable Object query(Budget budget, String json, String path) {
        budget.spend(json.length(), 8);
        budget.spend(path.length(), 64);
        if (path.length() > LONGEST_PATH) {
            throw new GoException(INVALID + " of more than " + LONGEST_PATH + " characters");
        }
        Object root = Json.unmarshal(json);
        List<Step> steps;
        try {
            steps = Steps.parse(path);
        } catch (GoException e) {
            String reason = e.getMessage();
            throw reason.startsWith(INVALID) ? e : new GoException(INVALID + " '" + path + "' " + reason);
        }
        return Step.applyFirst(steps, new Context(budget, root), root);
    }

    /** What every step of one query needs. */
    record Context(Budget budget, @Nullable Object root) {}
}
