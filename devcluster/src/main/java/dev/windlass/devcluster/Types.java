package dev.windlass.devcluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the built-in kinds, as they stand in {@code types.txt}. */
final class Types {
    private static final Map<String, Type> ALL = read();

    private Types() {}

    /** A field's place in its list or map of values, or that of a single value. */
    enum Form {
        ONE,
        LIST,
        MAP
    }

    /**
     * One field.
     *
     * @param number in protobuf
     * @param type a scalar's name, or that of another type
     * @param optional whether an empty value differs from none
     */
    record Field(int number, String name, String type, Form form, boolean optional) {}

    /** One kind of object, or a part of one. */
    record Type(String name, Map<String, Field> fields) {
        @Nullable Field numbered(int number) {
            for (Field field : fields.values()) {
                if (field.number == number) {
                    return field;
                }
            }
            return null;
        }
    }

    static @Nullable Type named(String name) {
        return ALL.get(name);
    }

    private static Map<String, Type> read() {
        Map<String, Type> all = new LinkedHashMap<>();
        for (String line : text().split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (!line.startsWith("#") && colon > 0) {
                String name = line.substring(0, colon);
                all.put(name, new Type(name, fields(line.substring(colon + 2))));
            }
        }
        return all;
    }

    private static Map<String, Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        for (String part : text.split(", ", -1)) {
            String[] words = part.split(" ", -1);
            boolean optional = words[2].endsWith("?");
            String type = optional ? words[2].substring(0, words[2].length() - 1) : words[2];
            Form form = type.startsWith("[") ? Form.LIST : type.startsWith("{") ? Form.MAP : Form.ONE;
            String bare = form == Form.ONE ? type : type.substring(1, type.length() - 1);
            fields.add(new Field(Integer.parseInt(words[0]), words[1], bare, form, optional));
        }
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name, field));
        return byName;
    }

    private static String text() {
        try (InputStream in = Types.class.getResourceAsStream("types.txt")) {
            if (in == null) {
                throw new IllegalStateException("types.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
