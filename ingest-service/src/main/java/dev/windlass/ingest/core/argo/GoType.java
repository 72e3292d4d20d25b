package dev.windlass.ingest.core.argo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type that JSON is read into. */
sealed interface GoType {
    /** As Go writes it. */
    String name();

    record Text(String name) implements GoType {}

    record Flag(String name) implements GoType {}

    /** A whole number of so many bits. */
    record Whole(String name, int bits, boolean signed) implements GoType {}

    record Items(String name, GoType item) implements GoType {}

    /** Bytes: base64 text, or a list of numbers. */
    record Bytes(String name, GoType item) implements GoType {}

    record Entries(String name, GoType value) implements GoType {}

    /** A type that reads its JSON itself. */
    record Own(String name, OwnForm form) implements GoType {}

    /**
     * A field.
     *
     * @param path its name, after those of the structures that it is embedded by
     */
    record Field(String name, String path, GoType type) {
        Field embeddedBy(String structure) {
            return new Field(name, structure + "." + path, type);
        }
    }

    /** A structure; its fields are known once the whole table is read. */
    final class Structure implements GoType {
        private final String name;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final Map<String, Field> inAnyCase = new HashMap<>();

        Structure(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        /** The name without its package. */
        String simpleName() {
            return name.substring(name.indexOf('.') + 1);
        }

        Map<String, Field> fields() {
            return fields;
        }

        /** Adds a field, unless there is one of that name. */
        void add(Field field) {
            if (fields.putIfAbsent(field.name(), field) == null) {
                inAnyCase.putIfAbsent(FieldCase.fold(field.name()), field);
            }
        }

        /** The field of that name, else the one whose name differs in case only. */
        @Nullable Field field(String key) {
            Field exact = fields.get(key);
            return exact == null ? inAnyCase.get(FieldCase.fold(key)) : exact;
        }
    }
}
