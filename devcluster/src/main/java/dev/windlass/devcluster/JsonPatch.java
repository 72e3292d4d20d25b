package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Patch (RFC 6902), with indices from the end as the real server's library takes them. */
final class JsonPatch {
    private static final int MAX_OPERATIONS = 10_000;

    private JsonPatch() {}

    /** @throws ApiException 422 where an operation can't be applied; {@code document} may then be half changed */
    static JsonNode apply(JsonNode document, JsonNode patch) {
        if (!patch.isArray()) {
            throw Failures.badRequest(
                    "json: cannot unmarshal " + Json.typeName(patch) + " into Go value of type jsonpatch.Patch");
        }
        if (patch.size() > MAX_OPERATIONS) {
            throw Failures.tooLarge(
                    "The allowed maximum operations in a JSON patch is " + MAX_OPERATIONS + ", got " + patch.size());
        }
        JsonNode result = document;
        for (JsonNode operation : patch) {
            result = apply(result, operation, Json.text(operation, "op"), pointer(operation, "path"));
        }
        return result;
    }

    private static JsonNode apply(JsonNode document, JsonNode operation, String op, List<String> path) {
        return switch (op) {
            case "add" -> add(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "replace" -> {
                if (find(document, path) == null) {
                    throw Failures.unprocessable();
                }
                yield path.isEmpty() ? value(operation) : set(document, path, value(operation));
            }
            case "move" -> {
                List<String> from = pointer(operation, "from");
                JsonNode moved = require(document, from);
                yield add(remove(document, from), path, moved);
            }
            case "copy" ->
                add(
                        document,
                        path,
                        require(document, pointer(operation, "from")).deepCopy());
            case "test" -> {
                JsonNode actual = find(document, path);
                JsonNode wanted = operation.path("value");
                boolean bothNull = (actual == null || actual.isNull()) && (wanted.isMissingNode() || wanted.isNull());
                if (!bothNull && !Json.same(actual, wanted)) {
                    throw Failures.unprocessable();
                }
                yield document;
            }
            default -> throw Failures.unprocessable();
        };
    }

    private static JsonNode value(JsonNode operation) {
        JsonNode value = operation.get("value");
        if (value == null) {
            throw Failures.unprocessable();
        }
        return value.deepCopy();
    }

    private static List<String> pointer(JsonNode operation, String field) {
        JsonNode text = operation.path(field);
        if (!text.isTextual()) {
            throw Failures.unprocessable();
        }
        List<String> parts = new ArrayList<>();
        String[] raw = text.textValue().split("/", -1);
        if (!raw[0].isEmpty()) {
            throw Failures.unprocessable();
        }
        for (int i = 1; i < raw.length; i++) {
            parts.add(raw[i].replace("~1", "/").replace("~0", "~"));
        }
        return parts;
    }

    private static JsonNode require(JsonNode document, List<String> path) {
        JsonNode found = find(document, path);
        if (found == null) {
            throw Failures.unprocessable();
        }
        return found;
    }

    private static @Nullable JsonNode find(JsonNode document, List<String> path) {
        JsonNode at = document;
        for (String part : path) {
            at = at.isArray() ? at.get(index(part, at.size(), at.size() - 1)) : at.get(part);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static int index(String part, int size, int last) {
        try {
            int index = Integer.parseInt(part);
            int actual = index < 0 ? size + index : index;
            if (actual < 0 || actual > last) {
                throw Failures.unprocessable();
            }
            return actual;
        } catch (NumberFormatException e) {
            throw Failures.unprocessable();
        }
    }

    private static JsonNode parent(JsonNode document, List<String> path) {
        return require(document, path.subList(0, path.size() - 1));
    }

    private static JsonNode add(JsonNode document, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        String last = path.getLast();
        JsonNode parent = parent(document, path);
        if (parent instanceof ArrayNode array) {
            array.insert(last.equals("-") ? array.size() : index(last, array.size() + 1, array.size()), value);
        } else if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else {
            throw Failures.unprocessable();
        }
        return document;
    }

    private static JsonNode set(JsonNode document, List<String> path, JsonNode value) {
        String last = path.getLast();
        JsonNode parent = parent(document, path);
        if (parent instanceof ArrayNode array) {
            array.set(index(last, array.size(), array.size() - 1), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return document;
    }

    private static JsonNode remove(JsonNode document, List<String> path) {
        if (path.isEmpty() || find(document, path) == null) {
            throw Failures.unprocessable();
        }
        JsonNode parent = parent(document, path);
        String last = path.getLast();
        if (parent instanceof ArrayNode array) {
            array.remove(index(last, array.size(), array.size() - 1));
        } else {
            ((ObjectNode) parent).remove(last);
        }
        return document;
    }
}
