package dev.windlass.golang.time;

import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;

/**
 * Go's {@code time.Duration}.
 *
 * @param nanos length in nanoseconds, maybe negative
 */
public record Duration(long nanos) implements GoObject, Comparable<Duration> {
    public static final Type TYPE = Type.named(
            "time.Duration",
            Kind.INT64,
            "Abs",
            "Hours",
            "Microseconds",
            "Milliseconds",
            "Minutes",
            "Nanoseconds",
            "Round",
            "Seconds",
            "String",
            "Truncate");

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public long number() {
        return nanos;
    }

    @Override
    public int compareTo(Duration other) {
        return Long.compare(nanos, other.nanos);
    }
}
