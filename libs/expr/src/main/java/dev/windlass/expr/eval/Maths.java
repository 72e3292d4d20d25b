package dev.windlass.expr.eval;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** The built-in functions on numbers. */
final class Maths {
    private Maths() {}

    static Object abs(@Nullable Object value) {
        boolean negative = Numbers.isNumber(value)
                && (Numbers.isFloat(value)
                        || !(value instanceof Num num)
                        || num.kind().isSigned())
                && Numbers.toFloat(value) < 0;
        if (!Numbers.isNumber(value) || value == null) {
            throw invalid("abs", value);
        }
        return negative ? Arithmetic.negate(value) : value;
    }

    static Object ceil(@Nullable Object value) {
        return Math.ceil(roundable("ceil", value));
    }

    static Object floor(@Nullable Object value) {
        return Math.floor(roundable("floor", value));
    }

    static Object round(@Nullable Object value) {
        double number = roundable("round", value);
        double whole = Math.rint(number);
        // Halves go away from zero.
        if (Math.abs(number - whole) == 0.5) {
            return whole + Math.copySign(Math.abs(whole) < Math.abs(number) ? 1 : 0, number);
        }
        return whole;
    }

    private static double roundable(String name, @Nullable Object value) {
        if (!Numbers.isNumber(value)) {
            throw invalid(name, value);
        }
        return Numbers.toFloat(value);
    }

    private static GoPanic invalid(String name, @Nullable Object value) {
        return new GoPanic("invalid argument for " + name + " (type " + Values.typeName(value) + ")");
    }

    /** The built-in {@code int}. */
    static Object toInt(@Nullable Object value) {
        if (value instanceof String text) {
            try {
                return Parse.atoi(text);
            } catch (NumException e) {
                throw new GoPanic("invalid operation: int(" + text + ")");
            }
        }
        if (value == null) {
            throw new GoPanic("reflect: call of reflect.Value.Type on zero Value");
        }
        if (value instanceof GoObject object && object.type().kind().isInteger()) {
            return object.number();
        }
        if (value instanceof Num num && num.kind() == Kind.UINTPTR) {
            return num.bits();
        }
        return Numbers.toInt(value);
    }

    /** The built-in {@code float}. */
    static Object toFloat(@Nullable Object value) {
        if (value instanceof String text) {
            try {
                return Parse.parseFloat(text);
            } catch (NumException e) {
                throw new GoPanic("invalid operation: float(" + text + ")");
            }
        }
        return Numbers.toFloat(value);
    }

    static @Nullable Object max(Frame frame, @Nullable Object[] args) {
        return extreme(frame, "max", Arrays.asList(args), args.length == 1);
    }

    static @Nullable Object min(Frame frame, @Nullable Object[] args) {
        return extreme(frame, "min", Arrays.asList(args), args.length == 1);
    }

    /** The extreme of numbers and of nested lists of them; nil if there are none; a single other value is itself. */
    private static @Nullable Object extreme(Frame frame, String name, List<?> values, boolean single) {
        Object best = null;
        for (Object value : values) {
            frame.step();
            List<?> list = Lists.slice(value);
            Object candidate = value;
            if (list != null) {
                candidate = extreme(frame, name, list, false);
                if (candidate == null) {
                    continue;
                }
            } else if (!Numbers.isNumber(value)) {
                if (single) {
                    return value;
                }
                throw new GoException("invalid argument for " + name + " (type " + Values.typeName(value) + ")");
            }
            if (best == null
                    || (name.equals("max") ? Comparison.less(best, candidate) : Comparison.more(best, candidate))) {
                best = candidate;
            }
        }
        return best;
    }

    static Object mean(Frame frame, @Nullable Object[] args) {
        double[] values = numbers(frame, "mean", args);
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return values.length == 0 ? 0.0 : total / values.length;
    }

    static Object median(Frame frame, @Nullable Object[] args) {
        double[] values = numbers(frame, "median", args);
        Arrays.sort(values);
        int n = values.length;
        if (n == 0) {
            return 0.0;
        }
        return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
    }

    private static double[] numbers(Frame frame, String name, @Nullable Object[] args) {
        return collect(frame, name, Arrays.asList(args), java.util.stream.DoubleStream.builder())
                .build()
                .toArray();
    }

    private static java.util.stream.DoubleStream.Builder collect(
            Frame frame, String name, List<?> values, java.util.stream.DoubleStream.Builder out) {
        for (Object value : values) {
            frame.step();
            List<?> list = Lists.slice(value);
            if (list != null) {
                collect(frame, name, list, out);
            } else if (Numbers.isNumber(value)
                    || (value instanceof GoObject object && object.type().kind().isInteger())) {
                out.add(Values.toDouble(value));
            } else {
                throw new GoException("invalid argument for " + name + " (type " + Values.typeName(value) + ")");
            }
        }
        return out;
    }

    /** A built-in function on the bits of two ints. */
    static Strict.Operation bits(String name, LongBinaryOperator operation) {
        return (frame, args) -> {
            long x = integer(args[0], name);
            return operation.applyAsLong(x, integer(args[1], name));
        };
    }

    /** A shift: any count from 0 up, of which 64 and more leave nothing. */
    static Strict.Operation shift(String name, LongBinaryOperator operation, LongBinaryOperator beyond) {
        return (frame, args) -> {
            long x = integer(args[0], name);
            long count = integer(args[1], name);
            if (count < 0) {
                throw new GoException("invalid operation: negative shift count " + count + " (type int)");
            }
            return (count < Long.SIZE ? operation : beyond).applyAsLong(x, count);
        };
    }

    static Object bitnot(Frame frame, @Nullable Object[] args) {
        return ~integer(args[0], "bitnot");
    }

    private static long integer(@Nullable Object value, String name) {
        if (!Numbers.isInteger(value)) {
            throw new GoException("cannot use " + Values.typeName(value) + " as argument (type int) to call " + name);
        }
        return Numbers.toInt(value);
    }
}
