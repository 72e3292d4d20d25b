package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The {@code Table} form of objects, which kubectl prints. */
final class Tables {
    private final Resource resource;
    private final String version;
    private final String includeObject;

    /** @param includeObject None, Metadata or Object; empty for Metadata */
    Tables(Resource resource, String version, String includeObject) {
        this.resource = resource;
        this.version = version;
        this.includeObject = includeObject;
        if (!List.of("", "None", "Metadata", "Object").contains(includeObject)) {
            throw Failures.badRequest("unrecognized includeObject value: " + Json.quote(includeObject));
        }
    }

    /** @param columns false in the later events of a watch, which repeat only the rows */
    ObjectNode table(ObjectNode listMetadata, List<ObjectNode> objects, boolean columns) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/" + version);
        table.set("metadata", listMetadata);
        ArrayNode definitions = table.putArray("columnDefinitions");
        if (columns) {
            resource.columns().forEach(column -> definitions.add(column.definition()));
        } else {
            table.putNull("columnDefinitions");
        }
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            for (Column column : resource.columns()) {
                JsonNode cell = column.cell().apply(object);
                if (cell.isMissingNode()) {
                    cells.addNull();
                } else {
                    cells.add(cell);
                }
            }
            include(object, row);
        }
        return table;
    }

    private void include(ObjectNode object, ObjectNode row) {
        switch (includeObject) {
            case "Object" -> row.set("object", object);
            case "None" -> row.putNull("object");
            default -> row.set("object", partial(object, version));
        }
    }

    static ObjectNode partial(ObjectNode object, String version) {
        ObjectNode partial =
                Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/" + version);
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
