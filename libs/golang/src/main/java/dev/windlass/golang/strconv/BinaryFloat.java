package dev.windlass.golang.strconv;

/** Go's verbs {@code b} and {@code x} for floats, whose exponents are powers of two. */
final class BinaryFloat {
    /** Where the leading 1 of a mantissa is put, so that 15 hexadecimal digits follow it. */
    private static final int LEAD = 60;

    private BinaryFloat() {}

    static void append(StringBuilder out, double f, char format, int precision, int bitSize) {
        int mantissaBits = bitSize == 32 ? 23 : 52;
        long bits = bitSize == 32 ? Float.floatToRawIntBits((float) f) : Double.doubleToRawLongBits(f);
        int biased = (int) (bits >>> mantissaBits);
        int bias = bitSize == 32 ? 127 : 1023;
        long mantissa = bits & (1L << mantissaBits) - 1;
        if (biased > 0) {
            mantissa |= 1L << mantissaBits;
        }
        int exponent = Math.max(biased, 1) - bias;
        if (format == 'b') {
            int shifted = exponent - mantissaBits;
            out.append(mantissa).append('p').append(shifted >= 0 ? "+" : "").append(shifted);
        } else {
            hexadecimal(out, mantissa << (LEAD - mantissaBits), exponent, format, precision);
        }
    }

    private static void hexadecimal(StringBuilder out, long lead, int power, char format, int precision) {
        int lost = lead == 0 ? 0 : Long.numberOfLeadingZeros(lead) - (63 - LEAD);
        long mantissa = lead << lost;
        int exponent = lead == 0 ? 0 : power - lost;
        if (precision >= 0 && precision < 15) {
            mantissa = rounded(mantissa, precision * 4);
            if (mantissa >>> LEAD > 1) {
                mantissa >>>= 1;
                exponent++;
            }
        }
        out.append('0').append(format).append((char) ('0' + (mantissa >>> LEAD)));
        fraction(out, mantissa << 4, precision, format == 'x' ? "0123456789abcdef" : "0123456789ABCDEF");
        out.append(format == 'x' ? 'p' : 'P').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        out.append(size < 10 ? "0" : "").append(size);
    }

    /** Rounds half to even behind so many bits of the fraction. */
    private static long rounded(long mantissa, int kept) {
        long rest = mantissa << kept & (1L << LEAD) - 1;
        long head = mantissa >>> (LEAD - kept);
        if ((rest | (head & 1)) > 1L << (LEAD - 1)) {
            head++;
        }
        return head << (LEAD - kept);
    }

    private static void fraction(StringBuilder out, long digits, int precision, String hex) {
        long left = digits;
        if (precision > 0 || (precision < 0 && left != 0)) {
            out.append('.');
        }
        for (int i = 0; precision < 0 ? left != 0 : i < precision; i++) {
            out.append(hex.charAt((int) (left >>> LEAD & 0xF)));
            left <<= 4;
        }
    }
}
