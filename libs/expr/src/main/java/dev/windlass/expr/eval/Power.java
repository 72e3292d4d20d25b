package dev.windlass.expr.eval;

/** Go's {@code math.Pow}, bit by bit: Java's own differs in the last place now and then. */
final class Power {
    private Power() {}

    /** {@code x} to the power of {@code y}. */
    static double of(double x, double y) {
        if (y == 0 || x == 1) {
            return 1;
        }
        if (y == 1) {
            return x;
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        if (x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            return x == -1 ? 1 : Math.pow(x, y);
        }
        if (y == 0.5) {
            return Math.sqrt(x);
        }
        if (y == -0.5) {
            return 1 / Math.sqrt(x);
        }
        double whole = Math.floor(Math.abs(y));
        double fraction = Math.abs(y) - whole;
        if (fraction != 0 && x < 0) {
            return Double.NaN;
        }
        if (whole >= 0x1p63) {
            return huge(x, y);
        }
        return bySquaring(x, y, whole, fraction);
    }

    private static double huge(double x, double y) {
        if (x == -1) {
            return 1;
        }
        return Math.abs(x) < 1 == y > 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    /** Multiplies the fraction's part with the squares that the whole part's bits name, mantissa and exponent apart. */
    private static double bySquaring(double x, double y, double wholePart, double fractionPart) {
        double whole = wholePart;
        double fraction = fractionPart;
        double mantissa = 1;
        int exponent = 0;
        if (fraction != 0) {
            if (fraction > 0.5) {
                fraction--;
                whole++;
            }
            mantissa = Elementary.exp(fraction * Elementary.log(x));
        }
        int exponentOfX = Math.getExponent(x) + 1;
        double square = Math.scalb(x, -exponentOfX);
        if (Math.abs(x) < Double.MIN_NORMAL) {
            double normal = x * 0x1p53;
            exponentOfX = Math.getExponent(normal) + 1 - 53;
            square = Math.scalb(normal, -(exponentOfX + 53));
        }
        for (long bits = (long) whole; bits != 0; bits >>= 1) {
            if (exponentOfX < -(1 << 12) || exponentOfX > 1 << 12) {
                exponent += exponentOfX;
                break;
            }
            if ((bits & 1) == 1) {
                mantissa *= square;
                exponent += exponentOfX;
            }
            square *= square;
            exponentOfX <<= 1;
            if (square < 0.5) {
                square += square;
                exponentOfX--;
            }
        }
        if (y < 0) {
            mantissa = 1 / mantissa;
            exponent = -exponent;
        }
        return scale(mantissa, exponent);
    }

    /** {@code mantissa * 2^exponent} with one rounding, also where the exponent alone is out of a double's range. */
    private static double scale(double mantissa, int exponent) {
        int own = Math.getExponent(mantissa);
        return Math.scalb(Math.scalb(mantissa, -own), Math.clamp((long) own + exponent, -5000, 5000));
    }
}
