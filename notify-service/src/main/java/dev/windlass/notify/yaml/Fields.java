package dev.windlass.notify.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object, found by name in any letter case: of several spellings the last in the order of the keys.
 * A field that is null counts as missing.
 */
public final class Fields {
    public static final Fields NONE = new Fields(Map.of(), "");

    private final Map<?, ?> values;
    private final String path;

    private Fields(Map<?, ?> values, String path) {
        this.values = values;
        this.path = path;
    }

    /** The fields of what {@link GoYaml} read; of null there are none. */
    public static Fields of(@Nullable Object value) throws MalformedException {
        return of(value, "");
    }

    private static Fields of(@Nullable Object value, String path) throws MalformedException {
        return switch (value) {
            case null -> new Fields(Map.of(), path);
            case Map<?, ?> map -> new Fields(map, path);
            default -> throw wrong(value, path, "an object");
        };
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /** A string, or a number or boolean as a string; empty where missing. */
    public String text(String name) throws MalformedException {
        return text(find(name), path(name));
    }

    public boolean flag(String name) throws MalformedException {
        return switch (find(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case String text when text.equals("true") || text.equals("false") -> text.equals("true");
            case Object other -> throw wrong(other, path(name), "true or false");
        };
    }

    /** A whole number, also one that is written as a string; 0 where missing. */
    public long integer(String name) throws MalformedException {
        Object value = find(name);
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return number.longValue();
        }
        if (value instanceof String text && text.matches("[-+]?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        return switch (value) {
            case null -> 0;
            case Long number -> number;
            default -> throw wrong(value, path(name), "a whole number");
        };
    }

    /** The field as it was read; null where missing. */
    public @Nullable Object value(String name) {
        return find(name);
    }

    public List<String> texts(String name) throws MalformedException {
        return texts(find(name), path(name));
    }

    public Fields object(String name) throws MalformedException {
        return of(find(name), path(name));
    }

    public List<Fields> objects(String name) throws MalformedException {
        List<Fields> objects = new ArrayList<>();
        for (Object each : list(find(name), path(name))) {
            objects.add(of(each, path(name)));
        }
        return objects;
    }

    /** Every field as an object of its own, by its name as written. */
    public Map<String, Fields> objects() throws MalformedException {
        Map<String, Fields> objects = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : values.entrySet()) {
            objects.put((String) each.getKey(), of(each.getValue(), path((String) each.getKey())));
        }
        return objects;
    }

    /** Every field as a string, by its name as written. */
    public Map<String, String> texts() throws MalformedException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : values.entrySet()) {
            texts.put((String) each.getKey(), text(each.getValue(), path((String) each.getKey())));
        }
        return texts;
    }

    /** A list of strings; numbers and booleans count as strings, null as the empty one. */
    public static List<String> texts(@Nullable Object value, String path) throws MalformedException {
        List<String> texts = new ArrayList<>();
        for (Object each : list(value, path)) {
            texts.add(text(each, path));
        }
        return texts;
    }

    /** A list; null counts as an empty one. */
    public static List<?> list(@Nullable Object value, String path) throws MalformedException {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(value, path, "a list");
        };
    }

    private static String text(@Nullable Object value, String path) throws MalformedException {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> throw wrong(map, path, "a string");
            case List<?> list -> throw wrong(list, path, "a string");
            default -> Scalars.text(value);
        };
    }

    private @Nullable Object find(String name) {
        Object found = null;
        for (Map.Entry<?, ?> each : values.entrySet()) {
            if (name.equalsIgnoreCase((String) each.getKey()) && each.getValue() != null) {
                found = each.getValue();
            }
        }
        return found;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static MalformedException wrong(Object value, String path, String due) {
        String is = switch (value) {
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            case String _ -> "a string";
            case Boolean _ -> "a boolean";
            default -> "a number";
        };
        return new MalformedException((path.isEmpty() ? "" : path + ": ") + is + " where " + due + " is due");
    }
}
