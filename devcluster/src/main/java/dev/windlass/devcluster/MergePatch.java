package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merge patches: JSON Merge Patch (RFC 7396), and Kubernetes' strategic one with its keyed lists and directives. */
final class MergePatch {
    /** Lists merged entry by entry, by the field that tells entries apart. */
    static final Map<String, String> KEYS = Map.of(
            "metadata.ownerReferences", "uid", "secrets", "name", "status.conditions", "type", "conditions", "type");
    /** Lists of texts that are merged as sets. */
    static final Set<String> SETS = Set.of("metadata.finalizers");

    private static final String DIRECTIVE = "$patch";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";
    private static final String RETAIN = "$retainKeys";

    private final boolean strategic;

    private MergePatch(boolean strategic) {
        this.strategic = strategic;
    }

    static JsonNode merge(JsonNode document, JsonNode patch) {
        return new MergePatch(false).value(document, patch, "");
    }

    static JsonNode strategic(JsonNode document, JsonNode patch) {
        return new MergePatch(true).value(document, patch, "");
    }

    private JsonNode value(@Nullable JsonNode old, JsonNode patch, String path) {
        if (patch instanceof ObjectNode changes) {
            return object(old instanceof ObjectNode object ? object : Json.object(), changes, path);
        }
        if (strategic && patch instanceof ArrayNode entries) {
            return list(old instanceof ArrayNode array ? array : Json.array(), entries, path);
        }
        return patch;
    }

    private JsonNode object(ObjectNode old, ObjectNode patch, String path) {
        ObjectNode merged = old;
        if (strategic) {
            String directive = Json.text(patch, DIRECTIVE);
            if (directive.equals("delete")) {
                return Json.object();
            }
            if (directive.equals("replace")) {
                merged = Json.object();
            }
            JsonNode retained = patch.path(RETAIN);
            if (retained.isArray()) {
                merged.retain(Json.texts(retained));
            }
        }
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String field = change.getKey();
            if (strategic && field.startsWith("$")) {
                directive(merged, field, change.getValue());
            } else if (change.getValue().isNull()) {
                merged.remove(field);
            } else {
                String below = path.isEmpty() ? field : path + "." + field;
                merged.set(field, value(merged.get(field), change.getValue(), below));
            }
        }
        return merged;
    }

    private static void directive(ObjectNode merged, String field, JsonNode value) {
        if (field.startsWith(DELETE_FROM)
                && merged.get(field.substring(DELETE_FROM.length())) instanceof ArrayNode list) {
            Set<String> gone = Set.copyOf(Json.texts(value));
            list.removeIf(entry -> gone.contains(entry.asText()));
        }
        // The order of what remains is the list's own: no served list depends on $setElementOrder.
        if (!field.equals(DIRECTIVE)
                && !field.equals(RETAIN)
                && !field.startsWith(DELETE_FROM)
                && !field.startsWith(ORDER)) {
            merged.set(field, value);
        }
    }

    private JsonNode list(ArrayNode old, ArrayNode patch, String path) {
        if (SETS.contains(path)) {
            Set<String> all = new LinkedHashSet<>(Json.texts(old));
            all.addAll(Json.texts(patch));
            ArrayNode merged = Json.array();
            all.forEach(merged::add);
            return merged;
        }
        String key = KEYS.get(path);
        if (key == null) {
            ArrayNode plain = Json.array();
            patch.forEach(entry ->
                    plain.add(entry instanceof ObjectNode object ? object(Json.object(), object, path) : entry));
            return plain;
        }
        return keyed(old, patch, key, path);
    }

    private ArrayNode keyed(ArrayNode old, ArrayNode patch, String key, String path) {
        List<JsonNode> entries = new ArrayList<>();
        old.forEach(entries::add);
        for (JsonNode change : patch) {
            String directive = Json.text(change, DIRECTIVE);
            if (directive.equals("replace")) {
                entries.clear();
                continue;
            }
            String wanted = change.path(key).asText();
            int at = 0;
            while (at < entries.size() && !entries.get(at).path(key).asText().equals(wanted)) {
                at++;
            }
            if (directive.equals("delete")) {
                if (at < entries.size()) {
                    entries.remove(at);
                }
            } else if (at < entries.size()) {
                entries.set(at, value(entries.get(at), change, path + ".*"));
            } else {
                entries.add(value(null, change, path + ".*"));
            }
        }
        ArrayNode merged = Json.array();
        entries.forEach(merged::add);
        return merged;
    }
}
