package dev.windlass.expr.env;

import dev.windlass.expr.eval.Library;
import dev.windlass.expr.jsonpath.JsonPath;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Type;
import dev.windlass.golang.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment of the expressions in a submit's metadata: the event, and Argo's helpers. */
public final class MetadataEnvironment {
    private static final Map<String, GoFunction> HELPERS = Map.of(
            "asInt", function("asInt", Type.ANY, Type.ANY, (budget, args) -> Library.toInt(args[0])),
            "asFloat", function("asFloat", Type.ANY, Type.ANY, (budget, args) -> Library.toFloat(args[0])),
            "toJson", function("toJson", Type.STRING, Type.ANY, (budget, args) -> Json.marshal(budget, args[0])),
            "jsonpath",
                    GoFunction.of(
                            "jsonpath",
                            Type.func(List.of(Type.STRING, Type.STRING), List.of(Type.ANY), false),
                            (budget, args) ->
                                    JsonPath.query(budget, String.valueOf(args[0]), String.valueOf(args[1]))));

    private MetadataEnvironment() {}

    private static GoFunction function(String name, Type result, Type param, GoFunction.Body body) {
        return GoFunction.of(name, Type.func(List.of(param), List.of(result), false), body);
    }

    /**
     * The variables of an event with {@code asInt}, {@code asFloat}, {@code toJson}, {@code jsonpath} and {@code sprig}, which
     * hide variables of the same names. A dotted name becomes nested maps; of {@code a} and {@code a.b} the longer counts.
     *
     * @param event the event's variables; not changed
     * @param sprig the functions by name
     */
    public static Map<String, @Nullable Object> of(
            Map<String, ? extends @Nullable Object> event, Map<String, ?> sprig) {
        Map<String, @Nullable Object> environment = expand(event);
        environment.putAll(HELPERS);
        environment.put("sprig", sprig);
        return environment;
    }

    private static Map<String, @Nullable Object> expand(Map<String, ? extends @Nullable Object> event) {
        List<String> names = new ArrayList<>(event.keySet());
        names.sort((a, b) -> Integer.compare(a.length(), b.length()));
        Map<String, @Nullable Object> expanded = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> made = new HashMap<>();
        for (String name : names) {
            put(expanded, made, name, event.get(name));
        }
        return expanded;
    }

    private static void put(
            Map<String, @Nullable Object> root,
            Map<String, Map<String, @Nullable Object>> made,
            String name,
            @Nullable Object value) {
        Map<String, @Nullable Object> parent = root;
        int from = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
            String path = name.substring(0, dot);
            Map<String, @Nullable Object> child = made.get(path);
            if (child == null) {
                child = new LinkedHashMap<>();
                made.put(path, child);
                parent.put(name.substring(from, dot), child);
            }
            parent = child;
            from = dot + 1;
        }
        parent.put(name.substring(from), value);
    }
}
