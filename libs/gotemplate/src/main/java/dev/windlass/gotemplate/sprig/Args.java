package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments of one call, which already have the types of the parameters. */
final class Args {
    private final @Nullable Object[] values;
    private final Casts casts;

    Args(@Nullable Object[] values, Casts casts) {
        this.values = values;
        this.casts = casts;
    }

    int count() {
        return values.length;
    }

    @Nullable Object any(int index) {
        return values[index];
    }

    String text(int index) {
        return String.valueOf(values[index]);
    }

    long number(int index) {
        return Values.toLong(values[index]);
    }

    /** An argument of any type as an integer. */
    long integer(int index) {
        return casts.toLong(values[index]);
    }

    /** An argument of any type as a float. */
    double floating(int index) {
        return casts.toDouble(values[index]);
    }

    boolean bool(int index) {
        return Boolean.TRUE.equals(values[index]);
    }

    /** The dict at an index; null if it is a nil map. */
    @SuppressWarnings("unchecked") // a map[string]interface {} has only strings for keys
    @Nullable Map<String, @Nullable Object> map(int index) {
        Object value = values[index];
        return value == null || Values.isNil(value) ? null : (Map<String, @Nullable Object>) value;
    }

    /** The dict at an index; an empty one for a nil map, not to be changed. */
    Map<String, @Nullable Object> entries(int index) {
        Map<String, @Nullable Object> map = map(index);
        return map == null ? Map.of() : map;
    }

    /** The arguments from an index on. */
    List<@Nullable Object> from(int index) {
        return Arrays.asList(values).subList(index, values.length);
    }
}
