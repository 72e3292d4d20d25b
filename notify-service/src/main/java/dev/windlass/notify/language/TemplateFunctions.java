package dev.windlass.notify.language;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Type;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates may call beside the language's own functions. */
final class TemplateFunctions {
    private static final Type OF_ANY = Type.func(List.of(Type.ANY), List.of(Type.STRING), false);

    private TemplateFunctions() {}

    static Map<String, GoFunction> all() {
        return Map.of("toJson", GoFunction.of("toJson", OF_ANY, (budget, args) -> toJson(budget, args[0])));
    }

    /** What has no JSON is the empty text. */
    private static String toJson(Budget budget, @Nullable Object value) {
        try {
            return Json.marshal(budget, value);
        } catch (JsonException e) {
            return "";
        }
    }
}
