package dev.windlass.gotemplate.sprig;

/** Rounds as sprig does, errors in the last binary digit included. */
final class Rounding {
    private Rounding() {}

    static double round(double value, long places, double roundOn) {
        double power = powerOfTen(places);
        double shifted = power * value;
        double fraction = shifted - (shifted < 0 ? Math.ceil(shifted) : Math.floor(shifted));
        return (fraction >= roundOn ? Math.ceil(shifted) : Math.floor(shifted)) / power;
    }

    /** Go's {@code math.Pow(10, places)}, which multiplies mantissas and exponents apart. */
    private static double powerOfTen(long places) {
        double product = 1;
        long exponent = 0;
        double mantissa = 0.625;
        long mantissaExponent = 4;
        for (long i = Math.abs(places); i != 0; i >>>= 1) {
            if (mantissaExponent > 1 << 12) {
                exponent += mantissaExponent;
                break;
            }
            if ((i & 1) == 1) {
                product *= mantissa;
                exponent += mantissaExponent;
            }
            mantissa *= mantissa;
            mantissaExponent <<= 1;
            if (mantissa < 0.5) {
                mantissa += mantissa;
                mantissaExponent--;
            }
        }
        if (places < 0) {
            product = 1 / product;
            exponent = -exponent;
        }
        return Math.scalb(product, Math.clamp(exponent, -5000, 5000));
    }
}
