package dev.windlass.golang.strconv;

/** Go's {@code ParseInt}, {@code ParseUint}, {@code Atoi}, {@code ParseFloat} and {@code ParseBool}. */
public final class Parse {
    private Parse() {}

    /** {@code strconv.Atoi}. */
    public static long atoi(String s) throws NumException {
        return signed("Atoi", s, 10, 64);
    }

    /** {@code strconv.ParseInt}; base 0 takes prefixes and underscores, bit size 0 means 64. */
    public static long parseInt(String s, int base, int bitSize) throws NumException {
        return signed("ParseInt", s, base, bitSize);
    }

    /** {@code strconv.ParseUint}; the result is the bits of the unsigned value. */
    public static long parseUint(String s, int base, int bitSize) throws NumException {
        Unsigned result = Unsigned.read(s, base, bitSize);
        check("ParseUint", s, base, bitSize, result);
        if (result.state() == Unsigned.State.RANGE) {
            throw NumException.range("ParseUint", s, result.value());
        }
        return result.value();
    }

    private static long signed(String function, String s, int base, int bitSize) {
        boolean negative = s.startsWith("-");
        if (s.isEmpty()) {
            throw NumException.syntax(function, s);
        }
        Unsigned result = Unsigned.read(negative || s.startsWith("+") ? s.substring(1) : s, base, bitSize);
        check(function, s, base, bitSize, result);
        long cutoff = 1L << ((bitSize == 0 ? 64 : bitSize) - 1);
        int order = Long.compareUnsigned(result.value(), cutoff);
        if (!negative && order >= 0) {
            throw NumException.range(function, s, cutoff - 1);
        }
        if (negative && order > 0) {
            throw NumException.range(function, s, -cutoff);
        }
        return negative ? -result.value() : result.value();
    }

    private static void check(String function, String s, int base, int bitSize, Unsigned result) {
        switch (result.state()) {
            case SYNTAX -> throw NumException.syntax(function, s);
            case BASE -> throw NumException.base(function, s, base);
            case BIT_SIZE -> throw NumException.bitSize(function, s, bitSize);
            case OK, RANGE -> {}
        }
    }

    /** {@code strconv.ParseBool}. */
    public static boolean parseBool(String s) throws NumException {
        return switch (s) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw NumException.syntax("ParseBool", s);
        };
    }

    /** {@code strconv.ParseFloat(s, 64)}: decimal or hexadecimal, infinities and NaN in any case. */
    public static double parseFloat(String s) throws NumException {
        FloatSyntax syntax = FloatSyntax.of(s);
        return switch (syntax) {
            case INVALID -> throw NumException.syntax("ParseFloat", s);
            case NAN -> Double.NaN;
            case INFINITE -> s.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            case FINITE -> {
                double value = Double.parseDouble(s.indexOf('_') >= 0 ? s.replace("_", "") : s);
                if (Double.isInfinite(value)) {
                    throw NumException.range("ParseFloat", s, value);
                }
                yield value;
            }
        };
    }
}
