package dev.windlass.expr;

import dev.windlass.golang.Num;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys to look values up by: values that the operator {@code ==} holds equal have equal keys. Values that differ may
 * have the same one, as a long list and another that begins like it.
 */
public final class ValueKey {
    private static final int MOST_ELEMENTS = 16;
    private static final int DEEPEST = 3;

    private enum Marker {
        NIL,
        DEEP,
        OTHER
    }

    private record ListKey(int size, List<Object> elements) {}

    private ValueKey() {}

    /** The key of a value; keys have equals and hashCode, and no other meaning. */
    public static Object of(@Nullable Object value) {
        return of(value, DEEPEST);
    }

    private static Object of(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> Marker.NIL;
            case String text -> text;
            case Boolean bool -> bool;
            case Double number -> number(number);
            case Float number -> number(number);
            case Long number -> number(number);
            case Num number -> number(number.doubleValue());
            case List<?> list -> depth == 0 ? Marker.DEEP : list(list, depth - 1);
            default -> Marker.OTHER;
        };
    }

    /** Numbers compare whatever their kinds, and of zeros there is one. */
    private static Object number(double number) {
        return number == 0 ? 0.0 : number;
    }

    private static Object list(List<?> list, int depth) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Math.min(list.size(), MOST_ELEMENTS); i++) {
            elements.add(of(list.get(i), depth));
        }
        return new ListKey(list.size(), elements);
    }
}
