package dev.windlass.golang.time;

import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;

/**
 * Go's {@code time.Time}: an instant, and the place in which it is shown. Monotonic readings do not exist here.
 *
 * @param seconds since 1970-01-01T00:00:00Z, maybe negative
 * @param nanos within the second, 0 to 999,999,999
 * @param location where it is shown
 */
public record Time(long seconds, int nanos, Location location) implements GoObject {
    public static final Type TYPE = Type.named("time.Time", Kind.STRUCT, "String");

    @Override
    public Type type() {
        return TYPE;
    }
}
