package dev.windlass.golang.time;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code time.Month}, an int with a name.
 *
 * @param number 1 for January
 */
public record Month(long number) implements GoObject {
    public static final Type TYPE = Type.named("time.Month", Kind.INT, "String");

    static final List<String> NAMES = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String text() {
        return number >= 1 && number <= 12
                ? NAMES.get((int) number - 1)
                : "%!Month(" + Long.toUnsignedString(number) + ")";
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return name.equals("String") ? GoFunction.getter(name, Type.STRING, this::text) : null;
    }
}
