package dev.windlass.golang.time;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code time.Weekday}, an int with a name.
 *
 * @param number 0 for Sunday
 */
public record Weekday(long number) implements GoObject {
    public static final Type TYPE = Type.named("time.Weekday", Kind.INT, "String");

    static final List<String> NAMES =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String text() {
        return number >= 0 && number <= 6
                ? NAMES.get((int) number)
                : "%!Weekday(" + Long.toUnsignedString(number) + ")";
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return name.equals("String") ? GoFunction.getter(name, Type.STRING, this::text) : null;
    }
}
