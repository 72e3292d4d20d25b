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
import java.util.stream.DoubleStream;
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
        return new Extreme(frame, "max").ofArguments(args);
    }

    static @Nullable Object min(Frame frame, @Nullable Object[] args) {
        return new Extreme(frame, "min").ofArguments(args);
    }

    static Object mean(Frame frame, @Nullable Object[] args) {
        Mean mean = new Mean(frame);
        double total = mean.sum(Arrays.asList(args));
        return mean.count == 0 ? 0.0 : total / mean.count;
    }

    static Object median(Frame frame, @Nullable Object[] args) {
        DoubleStream.Builder numbers = DoubleStream.builder();
        collect(frame, Arrays.asList(args), numbers);
        double[] values = numbers.build().toArray();
        Arrays.sort(values);
        int n = values.length;
        if (n == 0) {
            return 0.0;
        }
        // Go sorts NaNs to the front, Java to the end.
        int nans = (int) Arrays.stream(values).filter(Double::isNaN).count();
        double upper = values[Math.floorMod(n / 2 - nans, n)];
        return n % 2 == 1 ? upper : (values[Math.floorMod(n / 2 - 1 - nans, n)] + upper) / 2;
    }

    private static void collect(Frame frame, List<?> values, DoubleStream.Builder out) {
        for (Object value : values) {
            frame.step();
            List<?> list = Lists.slice(value);
            if (list != null) {
                collect(frame, list, out);
            } else {
                out.add(number("median", value));
            }
        }
    }

    private static double number(String name, @Nullable Object value) {
        if (Numbers.isNumber(value)
                || (value instanceof GoObject object && object.type().kind().isInteger())) {
            return Values.toDouble(value);
        }
        throw new GoException("invalid argument for " + name + " (type " + Values.typeName(value) + ")");
    }

    /** Sums numbers and lists of them; a list within a list is summed on its own first. */
    private static final class Mean {
        private final Frame frame;
        private long count;

        Mean(Frame frame) {
            this.frame = frame;
        }

        double sum(List<?> values) {
            double total = 0;
            for (Object value : values) {
                List<?> list = Lists.slice(value);
                if (list == null) {
                    total += one(value);
                    continue;
                }
                for (Object element : list) {
                    List<?> inner = Lists.slice(element);
                    total += inner == null ? one(element) : sum(List.of(inner));
                }
            }
            return total;
        }

        private double one(@Nullable Object value) {
            frame.step();
            count++;
            return number("mean", value);
        }
    }

    /** Finds the greatest or the least of numbers and lists of them. */
    private record Extreme(Frame frame, String name) {
        /** A single argument that is no number is itself the result; durations may stand here but in no list. */
        @Nullable Object ofArguments(@Nullable Object[] args) {
            Object best = null;
            for (Object value : args) {
                boolean number = Numbers.isNumber(value)
                        || (value instanceof GoObject object
                                && object.type().kind().isInteger());
                if (args.length == 1 && !number && Lists.slice(value) == null) {
                    return value;
                }
                best = better(best, number ? value : ofElement(value));
            }
            return best;
        }

        private @Nullable Object ofElement(@Nullable Object value) {
            frame.step();
            List<?> list = Lists.slice(value);
            if (list == null) {
                if (!Numbers.isNumber(value)) {
                    throw new GoException("invalid argument for " + name + " (type " + Values.typeName(value) + ")");
                }
                return value;
            }
            Object best = null;
            for (Object element : list) {
                best = better(best, ofElement(element));
            }
            return best;
        }

        private @Nullable Object better(@Nullable Object best, @Nullable Object candidate) {
            if (candidate == null || best == null) {
                return candidate == null ? best : candidate;
            }
            boolean improves = name.equals("max")
                    ? Comparison.less(frame, best, candidate)
                    : Comparison.more(frame, best, candidate);
            return improves ? candidate : best;
        }
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
