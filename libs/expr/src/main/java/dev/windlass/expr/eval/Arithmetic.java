package dev.windlass.expr.eval;

import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Time;
import org.jspecify.annotations.Nullable;

/** The operators that compute. Integers of any kind give int, and a float on either side gives float64. */
final class Arithmetic {
    private Arithmetic() {}

    static Object add(Frame frame, @Nullable Object a, @Nullable Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        if (a instanceof String x && b instanceof String y) {
            frame.budget.spend((long) x.length() + y.length());
            return GoString.concat(x, y);
        }
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            if (Numbers.isFloat(a) || Numbers.isFloat(b)) {
                return Numbers.toFloat(a) + Numbers.toFloat(b);
            }
            return Numbers.toInt(a) + Numbers.toInt(b);
        }
        if (a instanceof Time x && b instanceof Duration y) {
            return Times.add(x, y.nanos());
        }
        if (a instanceof Duration x && b instanceof Time y) {
            return Times.add(y, x.nanos());
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return new Duration(x.nanos() + y.nanos());
        }
        throw undefined(a, "+", b);
    }

    static Object subtract(@Nullable Object a, @Nullable Object b) {
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            if (Numbers.isFloat(a) || Numbers.isFloat(b)) {
                return Numbers.toFloat(a) - Numbers.toFloat(b);
            }
            return Numbers.toInt(a) - Numbers.toInt(b);
        }
        if (a instanceof Time x && b instanceof Time y) {
            return Times.between(y, x);
        }
        if (a instanceof Time x && b instanceof Duration y) {
            return Times.add(x, -y.nanos());
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return new Duration(x.nanos() - y.nanos());
        }
        throw undefined(a, "-", b);
    }

    static Object multiply(@Nullable Object a, @Nullable Object b) {
        boolean durations = a instanceof Duration || b instanceof Duration;
        if ((Numbers.isNumber(a) || a instanceof Duration) && (Numbers.isNumber(b) || b instanceof Duration)) {
            if (Numbers.isFloat(a) || Numbers.isFloat(b)) {
                return Values.toDouble(a) * Values.toDouble(b);
            }
            long product = Values.toLong(a) * Values.toLong(b);
            return durations ? new Duration(product) : (Object) product;
        }
        throw undefined(a, "*", b);
    }

    static Object divide(@Nullable Object a, @Nullable Object b) {
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            return Numbers.toFloat(a) / Numbers.toFloat(b);
        }
        throw undefined(a, "/", b);
    }

    static Object modulo(@Nullable Object a, @Nullable Object b) {
        if (!Numbers.isInteger(a) || !Numbers.isInteger(b)) {
            throw undefined(a, "%", b);
        }
        long divisor = Numbers.toInt(b);
        if (divisor == 0) {
            throw GoPanic.runtime("integer divide by zero");
        }
        return divisor == -1 ? 0L : Numbers.toInt(a) % divisor;
    }

    static Object power(@Nullable Object a, @Nullable Object b) {
        double base = Numbers.toFloat(a);
        return Power.of(base, Numbers.toFloat(b));
    }

    static Object negate(@Nullable Object value) {
        if (value instanceof Double it) {
            return -it;
        }
        if (value instanceof Long it) {
            return -it;
        }
        if (value instanceof Float it) {
            return -it;
        }
        if (value instanceof Num it && Numbers.isInteger(it)) {
            return Num.of(it.kind(), -it.bits());
        }
        throw new GoPanic("invalid operation: - " + Values.typeName(value));
    }

    static GoPanic undefined(@Nullable Object a, String operator, @Nullable Object b) {
        return new GoPanic("invalid operation: " + Values.typeName(a) + " " + operator + " " + Values.typeName(b));
    }
}
