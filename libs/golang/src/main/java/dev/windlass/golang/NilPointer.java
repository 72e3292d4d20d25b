package dev.windlass.golang;

import java.util.List;

/**
 * A nil pointer of a type, which is not the same as nil: it knows its methods and prints as {@code <nil>}.
 *
 * @param type a pointer type
 * @param fieldNames fields that what it would point to had
 */
public record NilPointer(Type type, List<String> fieldNames) implements GoObject {
    public NilPointer {
        fieldNames = List.copyOf(fieldNames);
    }

    @Override
    public String text() {
        return "<nil>";
    }

    @Override
    public String json() {
        return "null";
    }
}
