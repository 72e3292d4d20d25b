package dev.windlass.expr.eval;

import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import org.jspecify.annotations.Nullable;

/** Go's conversions between numbers as the original uses them: any integer of 64 bits wraps to int. */
final class Numbers {
    private Numbers() {}

    /** A value of a predeclared number type; no time.Duration, no uintptr. */
    static boolean isNumber(@Nullable Object value) {
        return isInteger(value) || isFloat(value);
    }

    static boolean isInteger(@Nullable Object value) {
        return value instanceof Long || (value instanceof Num num && num.kind() != Kind.UINTPTR);
    }

    static boolean isFloat(@Nullable Object value) {
        return value instanceof Double || value instanceof Float;
    }

    /** {@code int(x)} of a float: out of range and NaN give the least int, as on amd64. */
    static long truncate(double value) {
        return value >= -0x1p63 && value < 0x1p63 ? (long) value : Long.MIN_VALUE;
    }

    static long toInt(@Nullable Object value) {
        if (value instanceof Long it) {
            return it;
        }
        if (value instanceof Double it) {
            return truncate(it);
        }
        if (value instanceof Num it && it.kind() != Kind.UINTPTR) {
            return it.bits();
        }
        if (value instanceof Float it) {
            return truncate(it);
        }
        throw new GoPanic("invalid operation: int(" + Values.typeName(value) + ")");
    }

    static double toFloat(@Nullable Object value) {
        if (value instanceof Double it) {
            return it;
        }
        if (value instanceof Long it) {
            return it;
        }
        if (value instanceof Num it && it.kind() != Kind.UINTPTR) {
            return it.doubleValue();
        }
        if (value instanceof Float it) {
            return it;
        }
        throw new GoPanic("invalid operation: float(" + Values.typeName(value) + ")");
    }
}
