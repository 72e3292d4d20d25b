package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** CustomResourceDefinitions and what they serve. */
final class Definitions {
    /** Holds a definition back until its objects are gone. */
    static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private Definitions() {}

    /** Sets the status that says it is served. */
    static void accept(ObjectNode definition) {
        JsonNode spec = definition.path("spec");
        ObjectNode status = definition.withObjectProperty("status");
        status.set("acceptedNames", spec.path("names").deepCopy());
        ArrayNode stored = status.withArrayProperty("storedVersions");
        for (JsonNode version : spec.path("versions")) {
            String name = Json.text(version, "name");
            if (version.path("storage").asBoolean() && !Json.texts(stored).contains(name)) {
                stored.add(name);
            }
        }
        ArrayNode conditions = status.withArrayProperty("conditions");
        condition(conditions, "NamesAccepted", "NoConflicts", "no conflicts found");
        condition(conditions, "Established", "InitialNamesAccepted", "the initial names have been accepted");
    }

    private static void condition(ArrayNode conditions, String type, String reason, String message) {
        for (JsonNode condition : conditions) {
            if (Json.text(condition, "type").equals(type)) {
                return;
            }
        }
        conditions
                .addObject()
                .put("lastTransitionTime", Times.now())
                .put("message", message)
                .put("reason", reason)
                .put("status", "True")
                .put("type", type);
    }

    /** One resource for each served version, the preferred one first. */
    static List<Resource> served(ObjectNode definition) {
        JsonNode spec = definition.path("spec");
        List<JsonNode> versions = new ArrayList<>();
        String storage = "";
        for (JsonNode version : spec.path("versions")) {
            if (version.path("served").asBoolean()) {
                versions.add(version);
            }
            if (version.path("storage").asBoolean()) {
                storage = Json.text(version, "name");
            }
        }
        versions.sort((a, b) -> Versions.ORDER.compare(Json.text(a, "name"), Json.text(b, "name")));
        List<Resource> resources = new ArrayList<>();
        for (JsonNode version : versions) {
            resources.add(resource(spec, version, storage));
        }
        return resources;
    }

    private static Resource resource(JsonNode spec, JsonNode version, String storage) {
        JsonNode names = spec.path("names");
        String kind = Json.text(names, "kind");
        String singular = Json.text(names, "singular");
        String listKind = Json.text(names, "listKind");
        return new Resource(
                Json.text(spec, "group"),
                Json.text(version, "name"),
                storage,
                Json.text(names, "plural"),
                singular.isEmpty() ? Text.lower(kind) : singular,
                kind,
                listKind.isEmpty() ? kind + "List" : listKind,
                !Json.text(spec, "scope").equals("Cluster"),
                Json.texts(names.path("shortNames")),
                Json.texts(names.path("categories")),
                version.path("subresources").has("status"),
                true,
                columns(version.path("additionalPrinterColumns")));
    }

    private static List<Column> columns(JsonNode printed) {
        List<Column> columns = new ArrayList<>();
        columns.add(BuiltIn.NAME);
        for (JsonNode column : printed) {
            columns.add(column(column));
        }
        if (printed.isEmpty()) {
            columns.add(new Column(
                    "Age",
                    "date",
                    "",
                    BuiltIn.AGE.description(),
                    0,
                    object -> TextNode.valueOf(Age.of(Json.text(object, "metadata", "creationTimestamp")))));
        }
        return columns;
    }

    private static Column column(JsonNode column) {
        JsonPath path = JsonPath.parse(Json.text(column, "jsonPath"));
        String type = Json.text(column, "type");
        String description = Json.text(column, "description");
        return new Column(
                Json.text(column, "name"),
                type,
                Json.text(column, "format"),
                description.isEmpty()
                        ? "Custom resource definition column (in JSONPath format): " + path.text()
                        : description,
                column.path("priority").asInt(),
                object -> cell(path.first(object), type));
    }

    private static JsonNode cell(JsonNode value, String type) {
        if (value.isMissingNode() || value.isNull()) {
            return MissingNode.getInstance();
        }
        return switch (type) {
            case "date" -> TextNode.valueOf(Age.of(value.asText()));
            case "integer", "number", "boolean" ->
                value.isValueNode() && !value.isTextual() ? value : MissingNode.getInstance();
            default -> TextNode.valueOf(value.isValueNode() ? value.asText() : value.toString());
        };
    }
}
