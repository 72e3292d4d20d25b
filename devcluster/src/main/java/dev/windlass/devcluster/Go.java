package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as Go's fmt prints them in error texts. */
final class Go {
    private Go() {}

    /** {@code %+v} of a JSON document. */
    static String print(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + ":" + print(entry.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
            case ARRAY -> Json.list(value).stream().map(Go::print).collect(Collectors.joining(" ", "[", "]"));
            case NULL, MISSING -> "<nil>";
            default -> value.asText();
        };
    }

    /** {@code %#v} of a list of texts. */
    static String slice(List<String> texts) {
        return "[]string{" + String.join(", ", texts.stream().map(Json::quote).toList()) + "}";
    }

    /** {@code %q} of a list of texts: {@code ["a" "b"]}. */
    static String quoted(List<String> texts) {
        return "[" + String.join(" ", texts.stream().map(Json::quote).toList()) + "]";
    }
}
