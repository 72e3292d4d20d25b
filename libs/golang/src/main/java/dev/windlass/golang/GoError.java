package dev.windlass.golang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Go error as a value.
 *
 * @param type its dynamic type, as {@code %T} prints it
 * @param error its text
 */
public record GoError(Type type, String error) implements GoObject {
    static final Type RUNTIME = Type.named("runtime.boundsError", Kind.STRUCT, "Error");
    private static final List<Field> FIELDS = List.of(new Field("s", Type.STRING));
    private static final Type PLAIN = errorType("*errors.errorString");

    /** What {@code errors.New} gives. */
    public static GoError of(String text) {
        return new GoError(PLAIN, text);
    }

    /** The type of errors with a name such as {@code *strconv.NumError}; a leading star makes it a pointer. */
    public static Type errorType(String name) {
        return name.startsWith("*")
                ? Type.pointerTo(Type.named(name.substring(1), Kind.STRUCT), "Error")
                : Type.named(name, Kind.STRUCT, "Error");
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable Object field(String name) {
        return name.equals("s") ? error : null;
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return name.equals("Error") ? GoFunction.getter("Error", Type.STRING, () -> error) : null;
    }
}
