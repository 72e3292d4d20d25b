package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Server-side apply: a merge in which the applied value always wins. What each manager applied stands in
 * {@code metadata.managedFields}, so that fields it applies no longer go, unless another manager applies them too.
 */
final class Applied {
    private static final String FIELD = "f:";
    private static final String KEY = "k:";
    private static final String VALUE = "v:";
    /** Fields of {@code metadata} that say which object is meant, or are the server's own. */
    private static final Set<String> NOBODYS = Set.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "selfLink");

    private Applied() {}

    /** The object after {@code configuration} was applied to it; {@code object} is used up. */
    static ObjectNode apply(ObjectNode object, ObjectNode configuration, String manager, boolean custom) {
        if (!configuration.path("metadata").path("managedFields").isEmpty()) {
            throw Failures.badRequest("metadata.managedFields must be nil");
        }
        ObjectNode wanted = configuration.deepCopy();
        ObjectNode fields = fields(wanted, "", custom);
        ObjectNode entry = entry(manager, Json.text(configuration, "apiVersion"), fields);
        ArrayNode entries = Json.array();
        List<JsonNode> kept = new ArrayList<>(List.of(fields));
        ObjectNode former = Json.object();
        for (JsonNode known : object.path("metadata").path("managedFields")) {
            if (!Json.text(known, "manager").equals(manager)) {
                entries.add(known);
                kept.add(known.path("fieldsV1"));
            } else if (Json.same(known.path("fieldsV1"), fields)) {
                entry.set("time", known.path("time"));
            } else if (known.path("fieldsV1") instanceof ObjectNode before) {
                former = before;
            }
        }
        remove(object, former, kept);
        entries.add(entry);
        ObjectNode merged =
                (ObjectNode) (custom ? MergePatch.merge(object, wanted) : MergePatch.strategic(object, wanted));
        Json.metadata(merged).set("managedFields", entries);
        return merged;
    }

    private static ObjectNode entry(String manager, String apiVersion, ObjectNode fields) {
        ObjectNode entry = Json.object()
                .put("manager", manager)
                .put("operation", "Apply")
                .put("apiVersion", apiVersion)
                .put("time", Times.now())
                .put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fields);
        return entry;
    }

    /** The fields of a configuration in the form of {@code fieldsV1}. */
    private static ObjectNode fields(ObjectNode configuration, String path, boolean custom) {
        ObjectNode fields = Json.object();
        for (Map.Entry<String, JsonNode> field : configuration.properties()) {
            String name = field.getKey();
            boolean type = path.isEmpty() && (name.equals("kind") || name.equals("apiVersion"));
            if (!type && !(path.equals("metadata") && NOBODYS.contains(name))) {
                fields.set(FIELD + name, below(field.getValue(), path.isEmpty() ? name : path + "." + name, custom));
            }
        }
        if (path.isEmpty() && fields.path("f:metadata").isEmpty()) {
            fields.remove("f:metadata");
        }
        return fields;
    }

    private static ObjectNode below(JsonNode value, String path, boolean custom) {
        if (value instanceof ObjectNode object) {
            return fields(object, path, custom);
        }
        ObjectNode entries = Json.object();
        String key = custom && !path.startsWith("metadata.") ? null : MergePatch.KEYS.get(path);
        for (JsonNode entry : value) {
            if (key != null && entry instanceof ObjectNode object) {
                ObjectNode id = Json.object();
                id.set(key, object.path(key));
                entries.set(KEY + id, fields(object, path + ".*", custom));
            } else if (MergePatch.SETS.contains(path)) {
                entries.putObject(VALUE + entry);
            }
        }
        return entries;
    }

    /** Removes the fields from the object, but those that are also in one of {@code kept}. */
    private static void remove(JsonNode object, JsonNode fields, List<JsonNode> kept) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            String name = field.getKey();
            List<JsonNode> keptBelow = kept.stream()
                    .filter(set -> set.has(name))
                    .map(set -> set.path(name))
                    .toList();
            if (!keptBelow.isEmpty() && field.getValue().isEmpty()) {
                continue;
            }
            if (object instanceof ObjectNode parent) {
                String child = name.substring(FIELD.length());
                remove(parent.path(child), field.getValue(), keptBelow);
                if (keptBelow.isEmpty() && emptied(parent.path(child), field.getValue())) {
                    parent.remove(child);
                }
            } else if (object instanceof ArrayNode list && keptBelow.isEmpty()) {
                list.removeIf(entry -> is(entry, name));
            }
        }
    }

    /** Whether nothing of a field that was applied is left: no one else has put anything beside it. */
    private static boolean emptied(JsonNode value, JsonNode fields) {
        return fields.isEmpty() || value.isEmpty();
    }

    private static boolean is(JsonNode entry, String name) {
        if (name.startsWith(VALUE)) {
            return name.equals(VALUE + entry);
        }
        ObjectNode key = Json.read(name.substring(KEY.length()));
        return key.properties().stream().allMatch(part -> part.getValue().equals(entry.path(part.getKey())));
    }
}
