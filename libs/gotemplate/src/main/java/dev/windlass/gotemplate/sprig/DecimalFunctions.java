package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.ANY;
import static dev.windlass.golang.Type.ANYS;
import static dev.windlass.golang.Type.FLOAT64;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.strconv.FormatFloat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;

/** Arithmetic on floats by way of their shortest decimals, so that 0.1 + 0.2 is 0.3. */
final class DecimalFunctions {
    /** Decimals that a division keeps. */
    private static final int DIVISION_SCALE = 16;

    private DecimalFunctions() {}

    static void define(Definitions d) {
        d.add(
                "add1f",
                FLOAT64,
                List.of(ANY),
                (b, a) -> value(decimal(a.floating(0)).add(BigDecimal.ONE)));
        d.variadic("addf", FLOAT64, List.of(ANYS), (b, a) -> value(folded(b, BigDecimal.ZERO, a, 0, BigDecimal::add)));
        overFirst(d, "subf", BigDecimal::subtract);
        overFirst(d, "mulf", BigDecimal::multiply);
        overFirst(d, "divf", DecimalFunctions::divided);
    }

    private static void overFirst(Definitions d, String name, BinaryOperator<BigDecimal> operator) {
        d.variadic(
                name, FLOAT64, List.of(ANY, ANYS), (b, a) -> value(folded(b, decimal(a.floating(0)), a, 1, operator)));
    }

    private static BigDecimal folded(
            Budget budget, BigDecimal start, Args args, int from, BinaryOperator<BigDecimal> operator) {
        BigDecimal result = start;
        for (int i = from; i < args.count(); i++) {
            result = operator.apply(result, decimal(args.floating(i)));
            budget.spend(result.precision());
        }
        return result;
    }

    private static BigDecimal decimal(double f) {
        if (Double.isNaN(f) || Double.isInfinite(f)) {
            throw new GoPanic("Cannot create a Decimal from " + FormatFloat.shortest(f));
        }
        return new BigDecimal(FormatFloat.format(f, 'e', -1, 64));
    }

    private static BigDecimal divided(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new GoPanic("decimal division by 0");
        }
        return a.divide(b, DIVISION_SCALE, RoundingMode.HALF_UP);
    }

    private static double value(BigDecimal decimal) {
        return decimal.doubleValue();
    }
}
