package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Types.Field;
import dev.windlass.devcluster.Types.Form;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds documents to their kinds: wrong types are refused, unknown fields cut off and told. */
final class Shape {
    private static final Set<String> TYPE_META = Set.of("kind", "apiVersion");
    private static final Pattern MICROS = Pattern.compile(".{19}\\.\\d{6}(Z|[+-].*)");

    private final List<String> unknown = new ArrayList<>();

    private Shape() {}

    /** A value of the wrong type; the message is that of Go's decoder. */
    static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1;
        /** What the converter says that the real server uses for strategic merge patches. */
        final String converted;

        Mismatch(String message) {
            this(message, message);
        }

        Mismatch(String message, String converted) {
            super(message, null, false, false);
            this.converted = converted;
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
                if (omitted(type, field, entry.getValue())) {
                    gone.add(entry.getKey());
                }
            }
        }
        object.remove(gone);
    }

    /** What the real server doesn't write, since it is empty. */
    private static boolean omitted(Types.Type type, Field field, JsonNode value) {
        return field.form() == Form.ONE
                ? type.name().equals("ObjectMeta")
                        && value.isTextual()
                        && value.textValue().isEmpty()
                : value.isEmpty();
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
                    throw mismatch(
                            value, place, "[]" + goName(field.type()), "cannot restore slice from " + goKind(value));
                }
                int index = 0;
                for (JsonNode entry : list) {
                    value(field, entry, path + "[" + index++ + "]", place);
                }
            }
            case MAP -> {
                if (!(value instanceof ObjectNode map)) {
                    throw mismatch(
                            value,
                            place,
                            "map[string]" + goName(field.type()),
                            "cannot restore map from " + goKind(value));
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
            case "Time" -> value.isTextual() && moment(value.textValue());
            case "MicroTime" -> value.isTextual() && micros(value.textValue());
            case "strings" -> value.isArray();
            case "any" -> true;
            default -> value.isObject();
        };
        if (!right) {
            boolean struct = Types.named(field.type()) != null;
            throw mismatch(
                    value,
                    place,
                    goName(field.type()),
                    struct ? "cannot restore struct from: " + goKind(value) : "unrecognized type: " + field.type());
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

    private static boolean micros(String text) {
        if (moment(text) && !MICROS.matcher(text).matches()) {
            int seconds = "2006-01-02T15:04:05".length();
            throw new Mismatch(
                    "parsing time " + Json.quote(text) + " as \"2006-01-02T15:04:05.000000Z07:00\": cannot parse "
                            + Json.quote(text.substring(Math.min(seconds, text.length()))) + " as \".000000\"");
        }
        return true;
    }

    private static Mismatch mismatch(JsonNode value, String place, String wanted, String converted) {
        return new Mismatch(
                "json: cannot unmarshal " + Json.typeName(value) + " into Go struct field " + place + " of type "
                        + wanted,
                converted);
    }

    private static String goKind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "slice";
            case OBJECT, POJO -> "map";
            case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
            default -> Json.typeName(value);
        };
    }

    private static String goName(String type) {
        return switch (type) {
            case "bytes" -> "[]uint8";
            case "Time", "MicroTime" -> "string";
            case "string", "bool", "int32", "int64" -> type;
            default -> "v1." + type;
        };
    }
}
