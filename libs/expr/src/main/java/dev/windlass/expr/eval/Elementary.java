package dev.windlass.expr.eval;

/** {@code exp} and {@code log} to the last bit as Go computes them on amd64 with fused multiply-add. */
final class Elementary {
    private static final double LARGEST = 7.09782712893384e+02;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_UPPER = 0.693147180559663;
    private static final double LN2_LOWER = 2.8235290563031577E-13;

    /** Coefficients of the exponential series from the highest power down. */
    private static final double[] SERIES = {
        0.0001984126984126984,
        0.001388888888888889,
        0.008333333333333333,
        0.041666666666666664,
        0.16666666666666666,
        0.5,
        1.0
    };

    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877E-10;
    private static final double[] ODD = {0.14798198605116586, 0.1818357216161805, 0.2857142874366239, 0.6666666666666735
    };
    private static final double[] EVEN = {0.15313837699209373, 0.22222198432149784, 0.3999999999940942};

    private Elementary() {}

    static double exp(double x) {
        if (Double.isNaN(x) || x > LARGEST) {
            return Double.isNaN(x) ? x : Double.POSITIVE_INFINITY;
        }
        if (x < -800) {
            return 0;
        }
        int exponent = (int) Math.rint(x * LOG2_E);
        double reduced = Math.fma(-LN2_UPPER, exponent, x);
        reduced = Math.fma(-LN2_LOWER, exponent, reduced) * 0.0625;
        double sum = 0.0000248015873015873;
        for (double coefficient : SERIES) {
            sum = Math.fma(sum, reduced, coefficient);
        }
        double value = reduced * sum;
        for (int i = 0; i < 3; i++) {
            value *= value + 2;
        }
        value = Math.fma(value, value + 2, 1);
        return exponent <= -1074 - 1 ? 0 : Math.scalb(value, exponent);
    }

    /** Of a positive finite number. */
    static double log(double x) {
        int k = Math.getExponent(x) + 1;
        double fraction = Math.scalb(x, -k);
        if (x < Double.MIN_NORMAL) {
            k = Math.getExponent(x * 0x1p54) + 1 - 54;
            fraction = Math.scalb(x * 0x1p54, -(k + 54));
        }
        if (fraction < 0.7071067811865476) {
            k--;
            fraction *= 2;
        }
        double f = fraction - 1;
        double s = f / (2 + f);
        double s2 = s * s;
        double s4 = s2 * s2;
        double r = s2 * horner(ODD, s4) + s4 * horner(EVEN, s4);
        double half = 0.5 * f * f;
        return k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
    }

    private static double horner(double[] coefficients, double x) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
