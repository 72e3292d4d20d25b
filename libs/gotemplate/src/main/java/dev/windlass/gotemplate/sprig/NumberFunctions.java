package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.ANY;
import static dev.windlass.golang.Type.ANYS;
import static dev.windlass.golang.Type.FLOAT64;
import static dev.windlass.golang.Type.INT;
import static dev.windlass.golang.Type.INT64;
import static dev.windlass.golang.Type.INTS;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Arithmetic, and ranges of integers. */
final class NumberFunctions {
    private static final List<Type> ONE = List.of(ANY);

    private NumberFunctions() {}

    static void define(Definitions d) {
        d.add("atoi", INT, List.of(STRING), (budget, a) -> atoi(a.text(0)));
        d.add("int64", INT64, ONE, (budget, a) -> Num.int64(a.integer(0)));
        d.add("int", INT, ONE, (budget, a) -> a.integer(0));
        d.add("float64", FLOAT64, ONE, (budget, a) -> a.floating(0));
        d.add("toDecimal", INT64, ONE, (budget, a) -> Num.int64(octal(Fmt.value(budget, a.any(0)))));
        integers(d);
        DecimalFunctions.define(d);
        d.add("floor", FLOAT64, ONE, (budget, a) -> Math.floor(a.floating(0)));
        d.add("ceil", FLOAT64, ONE, (budget, a) -> Math.ceil(a.floating(0)));
        d.variadic(
                "round",
                FLOAT64,
                List.of(ANY, INT, Type.sliceOf(FLOAT64)),
                (budget, a) -> Rounding.round(a.floating(0), a.number(1), a.count() > 2 ? a.floating(2) : 0.5));
        d.add("until", INTS, List.of(INT), (b, a) -> range(b, 0, a.number(0), a.number(0) < 0 ? -1 : 1));
        d.add(
                "untilStep",
                INTS,
                List.of(INT, INT, INT),
                (budget, a) -> range(budget, a.number(0), a.number(1), a.number(2)));
        d.variadic("seq", STRING, List.of(INTS), NumberFunctions::seq);
    }

    private static void integers(Definitions d) {
        d.add("add1", INT64, ONE, (budget, a) -> Num.int64(a.integer(0) + 1));
        d.variadic("add", INT64, List.of(ANYS), (budget, a) -> Num.int64(folded(0, a, 0, Long::sum)));
        d.add("sub", INT64, List.of(ANY, ANY), (b, a) -> Num.int64(a.integer(0) - a.integer(1)));
        d.add("div", INT64, List.of(ANY, ANY), (b, a) -> Num.int64(a.integer(0) / divisor(a)));
        d.add("mod", INT64, List.of(ANY, ANY), (b, a) -> Num.int64(a.integer(0) % divisor(a)));
        overFirst(d, "mul", (x, y) -> x * y);
        overFirst(d, "max", Math::max);
        overFirst(d, "biggest", Math::max);
        overFirst(d, "min", Math::min);
        floats(d, "maxf", NumberFunctions::larger);
        floats(d, "minf", NumberFunctions::smaller);
    }

    private static void overFirst(Definitions d, String name, LongBinaryOperator operator) {
        d.variadic(name, INT64, List.of(ANY, ANYS), (budget, a) -> Num.int64(folded(a.integer(0), a, 1, operator)));
    }

    private static long folded(long start, Args args, int from, LongBinaryOperator operator) {
        long result = start;
        for (int i = from; i < args.count(); i++) {
            result = operator.applyAsLong(result, args.integer(i));
        }
        return result;
    }

    private static void floats(Definitions d, String name, DoubleBinaryOperator operator) {
        d.variadic(name, FLOAT64, List.of(ANY, ANYS), (budget, a) -> {
            double result = a.floating(0);
            for (int i = 1; i < a.count(); i++) {
                result = operator.applyAsDouble(result, a.floating(i));
            }
            return result;
        });
    }

    /** In Go an infinity beats even NaN. */
    private static double larger(double x, double y) {
        double infinity = Double.POSITIVE_INFINITY;
        return x == infinity || y == infinity ? infinity : Math.max(x, y);
    }

    private static double smaller(double x, double y) {
        double infinity = Double.NEGATIVE_INFINITY;
        return x == infinity || y == infinity ? infinity : Math.min(x, y);
    }

    private static long divisor(Args args) {
        long divisor = args.integer(1);
        if (divisor == 0) {
            throw GoPanic.runtime("integer divide by zero");
        }
        return divisor;
    }

    private static long atoi(String s) {
        try {
            return Parse.atoi(s);
        } catch (NumException e) {
            return e.longValue();
        }
    }

    private static long octal(String s) {
        try {
            return Parse.parseInt(s, 8, 64);
        } catch (NumException e) {
            return 0;
        }
    }

    /** From {@code start} towards {@code stop}, which is left out; empty if the step leads away from it. */
    private static Slice range(Budget budget, long start, long stop, long step) {
        if (stop < start ? step >= 0 : step <= 0) {
            return Slice.ints();
        }
        long distance = stop < start ? start - stop : stop - start;
        long count = Long.divideUnsigned(distance - 1, Math.abs(step)) + (distance == 0 ? 0 : 1);
        if (distance == 0) {
            return Slice.ints();
        }
        budget.spend(count < 0 ? Long.MAX_VALUE : count, Long.BYTES);
        return Slice.ints(LongStream.range(0, count).map(i -> start + i * step).toArray());
    }

    private static String seq(Budget budget, Args a) {
        if (a.count() == 0 || a.count() > 3) {
            return "";
        }
        long start = a.count() == 1 ? 1 : a.number(0);
        long end = a.number(a.count() - 1);
        long direction = end < start ? -1 : 1;
        long step = a.count() == 3 ? a.number(1) : direction;
        if (end < start && step > 0) {
            return "";
        }
        Slice numbers = range(budget, start, end + direction, step);
        budget.spend(numbers.size(), 21);
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
