package dev.windlass.expr.eval;

/** What may be computed before the run, exactly as the run would. */
public final class Constants {
    private Constants() {}

    /** {@code base ** exponent}. */
    public static double power(double base, double exponent) {
        return Power.of(base, exponent);
    }
}
