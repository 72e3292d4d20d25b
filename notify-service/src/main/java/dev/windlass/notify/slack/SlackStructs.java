package dev.windlass.notify.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.golang.Num;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Attachments and blocks as Argo CD's Slack client takes them: fields it does not know vanish, a field of another type
 * than its own is an error. Blocks of a kind it does not know pass as they are.
 */
final class SlackStructs {
    private static final Map<String, Map<String, String>> STRUCTS = read();
    private static final Pattern SELECT =
            Pattern.compile("(multi_)?(static|external|users|conversations|channels)_select");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private SlackStructs() {}

    /** @throws IllegalArgumentException where one is no attachment */
    static List<@Nullable Object> attachments(List<?> list) {
        return list("Attachment", list);
    }

    /** @throws IllegalArgumentException where one is no block */
    static List<@Nullable Object> blocks(List<?> list) {
        return list("Block", list);
    }

    private static List<@Nullable Object> list(String type, List<?> list) {
        List<@Nullable Object> converted = new ArrayList<>();
        for (Object each : list) {
            converted.add(each == null && STRUCTS.containsKey(type) ? Map.of() : convert(type, each));
        }
        return converted;
    }

    private static @Nullable Object convert(String type, @Nullable Object value) {
        if (type.startsWith("[]")) {
            return value == null ? null : list(type.substring(2), cast(List.class, value, type));
        }
        return switch (type) {
            case "string" -> value == null ? "" : cast(String.class, value, type);
            case "bool" -> value == null ? false : cast(Boolean.class, value, type);
            case "int" -> value == null ? Num.int64(0) : cast(Num.class, value, type);
            case "number" -> value == null ? null : number(value);
            case "Blocks" -> value instanceof Map<?, ?> map && map.isEmpty() ? null : convert("[]Block", value);
            case "Elements" -> value instanceof Map<?, ?> map && map.isEmpty() ? null : convert("[]Element", value);
            case "ContextElements" -> convert("[]ContextElement", value);
            case "Block" -> known("block/", kind(value), value);
            case "Accessory" -> value == null ? null : known("element/", kind(value), value);
            case "Element" -> certain("element/", element(kind(value)), value);
            case "ContextElement" -> contextElement(kind(value), value);
            default -> value == null ? null : struct(Objects.requireNonNull(STRUCTS.get(type)), value, type);
        };
    }

    private static @Nullable Object known(String prefix, String kind, @Nullable Object value) {
        Map<String, String> fields = STRUCTS.get(prefix + element(kind));
        return fields == null ? value : struct(fields, value, kind);
    }

    private static Object certain(String prefix, String kind, @Nullable Object value) {
        Map<String, String> fields = STRUCTS.get(prefix + kind);
        if (fields == null) {
            throw new IllegalArgumentException("unsupported block element type " + kind);
        }
        return struct(fields, value, kind);
    }

    private static Object contextElement(String kind, @Nullable Object value) {
        return switch (kind) {
            case "plain_text", "mrkdwn" -> struct(Objects.requireNonNull(STRUCTS.get("Text")), value, kind);
            case "image" -> certain("element/", kind, value);
            default -> throw new IllegalArgumentException("unsupported context element type " + kind);
        };
    }

    private static String element(String kind) {
        return SELECT.matcher(kind).matches() ? (kind.startsWith("multi_") ? "multi_select" : "select") : kind;
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        Object kind = find(cast(Map.class, value, "an object"), "type");
        return kind == null ? "" : cast(String.class, kind, "string");
    }

    private static Map<String, @Nullable Object> struct(
            Map<String, String> fields, @Nullable Object value, String type) {
        Map<?, ?> given = value == null ? Map.of() : cast(Map.class, value, type);
        Map<String, @Nullable Object> struct = new LinkedHashMap<>();
        fields.forEach((name, fieldType) -> {
            Object field = find(given, name);
            if (field != null) {
                struct.put(name, convert(fieldType, field));
            }
        });
        return struct;
    }

    /** By its name, else in another letter case; null where missing. */
    private static @Nullable Object find(Map<?, ?> given, String name) {
        Object exact = given.get(name);
        if (exact != null) {
            return exact;
        }
        return given.entrySet().stream()
                .filter(it -> name.equalsIgnoreCase((String) it.getKey()) && it.getValue() != null)
                .map(it -> (Object) it.getValue())
                .findFirst()
                .orElse(null);
    }

    /** A number, also one in quotes. */
    private static @Nullable Object number(Object value) {
        if (!(value instanceof String text)) {
            return value instanceof Num || value instanceof Double ? value : cast(Num.class, value, "number");
        }
        try {
            if (NUMBER.matcher(text).matches()) {
                return Json.unmarshalPreservingInts(text);
            }
        } catch (JsonException e) {
            throw new IllegalArgumentException("a text where a number is due", e);
        }
        throw new IllegalArgumentException("a text where a number is due");
    }

    private static <T> T cast(Class<T> type, Object value, String due) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("json: cannot unmarshal into Go value of type " + due);
        }
        return type.cast(value);
    }

    private static Map<String, Map<String, String>> read() {
        try (InputStream in = SlackStructs.class.getResourceAsStream("structs.txt")) {
            Map<String, Map<String, String>> structs = new HashMap<>();
            new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> List.of(it.split(" ", -1)))
                    .forEach(it -> structs.put(it.getFirst(), fields(it.subList(1, it.size()))));
            return structs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fields(List<String> words) {
        Map<String, String> fields = new TreeMap<>();
        words.forEach(it -> fields.put(it.substring(0, it.indexOf(':')), it.substring(it.indexOf(':') + 1)));
        return fields;
    }
}
