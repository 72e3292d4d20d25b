package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Types.Field;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds documents to their kinds: wrong types are refused, unknown fields cut off and told. */
final class Shape {
    private static final Set<String> TYPE_META = Set.of("kind", "apiVersion");

    private final List<String> unknown = new ArrayList<>();

    private Shape() {}

    /** A value of the wrong type; the message is that of Go's decoder. */
    static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1;

        Mismatch(String message) {
            super(message, null, false, false);
        }
    }

    /** Cuts what the resource's objects don't have from the document, and returns the paths of it. */
    static List<String> prune(Resource resource, ObjectNode document) {
        Shape shape = new Shape();
        Types.Type metadata = Types.named("ObjectMeta");
        Types.Type type = resource.custom() || resource.is(BuiltIn.DEFINITIONS) ? null : Types.named(resource.kind());
        if (type != null) {
            shape.object(type, document, "");
        } else if (metadata != null && document.get("metadata") instanceof ObjectNode given) {
            shape.object(metadata, given, "metadata");
        }
        return shape.unknown;
    }

    private void object(Types.Type type, ObjectNode object, String path) {
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            Field field = type.fields().get(entry.getKey());
            if (field == null) {
                if (!path.isEmpty() || !TYPE_META.contains(entry.getKey())) {
                    gone.add(entry.getKey());
                    unknown.add(join(path, entry.getKey()));
                }
            } else if (entry.getValue().isNull()) {
                gone.add(entry.getKey());
            } else {
                field(type, field, entry.getValue(), join(path, field.name()));
            }
        }
        object.remove(gone);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void field(Types.Type type, Field field, JsonNode value, String path) {
        String place = type.name() + "." + path;
        switch (field.form()) {
            case ONE -> value(field, value, path, place);
            case LIST -> {
                if (!(value instanceof ArrayNode list)) {
                    throw mismatch(value, place, "[]" + goName(field.type()));
                }
                int index = 0;
                for (JsonNode entry : list) {
                    value(field, entry, path + "[" + index++ + "]", place);
                }
            }
            case MAP -> {
                if (!(value instanceof ObjectNode map)) {
                    throw mismatch(value, place, "map[string]" + goName(field.type()));
                }
                map.forEach(entry -> value(field, entry, path, place));
            }
        }
    }

    private void value(Field field, JsonNode value, String path, String place) {
        boolean right = switch (field.type()) {
            case "string" -> value.isTextual() || value.isNull();
            case "bool" -> value.isBoolean();
            case "int32", "int64" -> value.isIntegralNumber();
            case "bytes" -> value.isNull() || (value.isTextual() && decodes(value.textValue()));
            case "Time", "MicroTime" -> value.isTextual() && moment(value.textValue());
            case "strings" -> value.isArray();
            case "any" -> true;
            default -> value.isObject();
        };
        if (!right) {
            throw mismatch(value, place, goName(field.type()));
        }
        Types.Type type = Types.named(field.type());
        if (type != null && value instanceof ObjectNode object) {
            object(type, object, path);
        }
    }

    /** Always true: a text that is no base64 is refused here, in words of its own. */
    private static boolean decodes(String base64) {
        String plain = base64.replace("\n", "").replace("\r", "");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean known = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
            if (!known) {
                throw new Mismatch("illegal base64 data at input byte " + i);
            }
        }
        if (plain.length() % 4 != 0) {
            throw new Mismatch("illegal base64 data at input byte " + (plain.length() / 4 * 4));
        }
        return true;
    }

    private static boolean moment(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeParseException e) {
            throw new Mismatch("parsing time " + Json.quote(text) + " as \"2006-01-02T15:04:05Z07:00\": cannot parse "
                    + Json.quote(text) + " as \"2006\"");
        }
    }

    private static Mismatch mismatch(JsonNode value, String place, String wanted) {
        return new Mismatch("json: cannot unmarshal " + Json.typeName(value) + " into Go struct field " + place
                + " of type " + wanted);
    }

    private static String goName(String type) {
        return switch (type) {
            case "bytes" -> "[]uint8";
            case "Time", "MicroTime" -> "string";
            case "string", "bool", "int32", "int64" -> type;
            default -> "v1." + type;
        };
    }

    /** What the strictest clients are told; null where there is nothing to tell. */
    static @Nullable String complaint(List<String> unknown) {
        if (unknown.isEmpty()) {
            return null;
        }
        List<String> each = unknown.stream()
                .map(path -> "unknown field " + Json.quote(path))
                .toList();
        return "strict decoding error: " + String.join(", ", each);
    }
}
