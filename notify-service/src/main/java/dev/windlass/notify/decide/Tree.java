package dev.windlass.notify.decide;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading and changing Kubernetes objects without fear of what they lack. */
final class Tree {
    private Tree() {}

    static @Nullable Object at(@Nullable Object object, String... path) {
        Object value = object;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    /** The string at the path; null where something else or nothing is. */
    static @Nullable String text(@Nullable Object object, String... path) {
        return at(object, path) instanceof String text ? text : null;
    }

    /** The RFC 3339 time at the path; null where something else or nothing is. */
    static @Nullable Instant time(@Nullable Object object, String... path) {
        String text = text(object, path);
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static Map<?, ?> map(@Nullable Object object, String... path) {
        return at(object, path) instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object object, String... path) {
        return at(object, path) instanceof List<?> list ? list : List.of();
    }

    /** Labels or annotations: none at all where one of them is no string, as Argo CD sees it. */
    static Map<String, String> strings(@Nullable Object object, String... path) {
        Map<String, String> strings = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : map(object, path).entrySet()) {
            if (!(each.getKey() instanceof String key && each.getValue() instanceof String value)) {
                return Map.of();
            }
            strings.put(key, value);
        }
        return strings;
    }

    /** A copy with the value at the path; objects on the way are made where they are missing. */
    static Map<String, @Nullable Object> with(Map<?, ?> object, @Nullable Object value, String... path) {
        return with(object, value, List.of(path));
    }

    private static Map<String, @Nullable Object> with(Map<?, ?> object, @Nullable Object value, List<String> path) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((key, it) -> copy.put((String) key, it));
        String name = path.getFirst();
        copy.put(name, path.size() == 1 ? value : with(map(object, name), value, path.subList(1, path.size())));
        return copy;
    }
}
