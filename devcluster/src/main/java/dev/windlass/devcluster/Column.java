package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;

/**
 * A column of a Table.
 *
 * @param priority 0 is shown always, above that only in wide output
 * @param cell what it shows of an object
 */
record Column(
        String name,
        String type,
        String format,
        String description,
        int priority,
        Function<ObjectNode, JsonNode> cell) {

    static Column text(String name, String description, int priority, Function<ObjectNode, String> cell) {
        return new Column(name, "string", "", description, priority, object -> TextNode.valueOf(cell.apply(object)));
    }

    ObjectNode definition() {
        return Json.object()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", description)
                .put("priority", priority);
    }
}
