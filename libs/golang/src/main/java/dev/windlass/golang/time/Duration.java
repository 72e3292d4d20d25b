package dev.windlass.golang.time;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import org.jspecify.annotations.Nullable;

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

    public static final long MICROSECOND = 1000;
    public static final long MILLISECOND = 1000 * MICROSECOND;
    public static final long SECOND = 1000 * MILLISECOND;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;

    /**
     * {@code time.ParseDuration}.
     *
     * @throws GoException such as {@code time: invalid duration "x"}
     */
    public static Duration parse(String text) throws GoException {
        return new Duration(DurationParser.parse(text));
    }

    public double hours() {
        return in(HOUR);
    }

    public double minutes() {
        return in(MINUTE);
    }

    public double seconds() {
        return in(SECOND);
    }

    /** Whole units and the rest are converted apart, as Go does, for the last bit's sake. */
    private double in(long unit) {
        long whole = nanos / unit;
        return whole + nanos % unit / (double) unit;
    }

    /** The multiple of {@code unit} next to zero; the same duration if the unit is not positive. */
    public Duration truncate(Duration unit) {
        return unit.nanos <= 0 ? this : new Duration(nanos - nanos % unit.nanos);
    }

    /** The nearest multiple of {@code unit}, halves away from zero, stopping at the ends of the range. */
    public Duration round(Duration unit) {
        if (unit.nanos <= 0) {
            return this;
        }
        long rest = nanos % unit.nanos;
        if (isLessThanHalf(Math.abs(rest), unit.nanos)) {
            return new Duration(nanos - rest);
        }
        long rounded = nanos < 0 ? nanos - rest - unit.nanos : nanos - rest + unit.nanos;
        boolean overflow = nanos < 0 ? rounded >= nanos && rounded > 0 : rounded < 0;
        return new Duration(overflow ? (nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : rounded);
    }

    static boolean isLessThanHalf(long part, long whole) {
        return Long.compareUnsigned(part + part, whole) < 0;
    }

    /** The length without its sign; the longest one for the most negative. */
    public Duration abs() {
        return nanos >= 0 ? this : new Duration(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
    }

    /** As Go prints it: {@code 1h15m30.918s}. */
    @Override
    public String text() {
        return DurationText.of(nanos);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public long number() {
        return nanos;
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return DurationMethods.bind(this, name);
    }

    @Override
    public int compareTo(Duration other) {
        return Long.compare(nanos, other.nanos);
    }
}
