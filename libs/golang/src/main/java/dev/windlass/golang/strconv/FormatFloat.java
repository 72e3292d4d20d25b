package dev.windlass.golang.strconv;

/** Go's {@code strconv.FormatFloat}. */
public final class FormatFloat {
    /** From which exponent on the shortest general form is exponential. */
    private static final int SHORTEST_LIMIT = 6;

    private FormatFloat() {}

    /** The shortest text that reads back, as {@code %v} prints a float64. */
    public static String shortest(double f) {
        if (f == (long) f && Math.abs(f) < 1e6 && (f != 0 || 1 / f > 0)) {
            return Long.toString((long) f);
        }
        return format(f, 'g', -1, 64);
    }

    /**
     * Formats as Go does.
     *
     * @param format one of {@code e E f F g G b x X}
     * @param precision decimals, or significant digits for {@code g}; -1 for as few digits as read back
     * @param bitSize 32 if the value is a float32, else 64
     */
    public static String format(double f, char format, int precision, int bitSize) {
        if (Double.isNaN(f)) {
            return "NaN";
        }
        if (Double.isInfinite(f)) {
            return f > 0 ? "+Inf" : "-Inf";
        }
        StringBuilder out = new StringBuilder(24);
        if (Double.doubleToRawLongBits(f) < 0) {
            out.append('-');
        }
        double positive = Math.abs(f);
        switch (format) {
            case 'b', 'x', 'X' -> BinaryFloat.append(out, positive, format, precision, bitSize);
            case 'e', 'E' -> exponential(out, positive, format, precision, bitSize);
            case 'f', 'F' -> fixed(out, positive, precision, bitSize);
            case 'g', 'G' -> general(out, positive, format, precision, bitSize);
            default -> {
                return "%" + format;
            }
        }
        return out.toString();
    }

    private static Digits shortest(double f, int bitSize) {
        return bitSize == 32 ? Digits.shortest((float) f) : Digits.shortest(f);
    }

    private static void exponential(StringBuilder out, double f, char format, int precision, int bitSize) {
        if (precision < 0) {
            Digits digits = shortest(f, bitSize);
            exponential(out, digits, format, digits.count() - 1);
        } else {
            exponential(out, Digits.significant(f, precision + 1), format, precision);
        }
    }

    private static void fixed(StringBuilder out, double f, int precision, int bitSize) {
        if (precision < 0) {
            Digits digits = shortest(f, bitSize);
            fixed(out, digits, Math.max(digits.count() - digits.point(), 0));
        } else {
            fixed(out, Digits.decimals(f, precision), precision);
        }
    }

    private static void general(StringBuilder out, double f, char format, int precision, int bitSize) {
        boolean shortest = precision < 0;
        Digits digits = shortest ? shortest(f, bitSize) : Digits.significant(f, Math.max(precision, 1));
        int exponent = digits.point() - 1;
        if (exponent < -4 || exponent >= (shortest ? SHORTEST_LIMIT : limit(digits, Math.max(precision, 1)))) {
            exponential(out, digits, format == 'g' ? 'e' : 'E', digits.count() - 1);
        } else {
            fixed(out, digits, Math.max(digits.count() - digits.point(), 0));
        }
    }

    /** From which exponent on a number of so many significant digits at most is exponential. */
    private static int limit(Digits digits, int precision) {
        return precision > digits.count() && digits.count() >= digits.point() ? digits.count() : precision;
    }

    private static void exponential(StringBuilder out, Digits digits, char letter, int decimals) {
        out.append(digits.at(0));
        if (decimals > 0) {
            out.append('.');
            append(out, digits, 1, decimals);
        }
        int exponent = digits.count() == 0 ? 0 : digits.point() - 1;
        out.append(letter).append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) {
            out.append('0');
        }
        out.append(size);
    }

    private static void fixed(StringBuilder out, Digits digits, int decimals) {
        if (digits.point() > 0) {
            append(out, digits, 0, digits.point());
        } else {
            out.append('0');
        }
        if (decimals > 0) {
            out.append('.');
            append(out, digits, digits.point(), decimals);
        }
    }

    private static void append(StringBuilder out, Digits digits, int from, int count) {
        int to = from + count;
        int i = from;
        for (; i < to && i < digits.count(); i++) {
            out.append(digits.at(i));
        }
        out.repeat('0', Math.max(to - i, 0));
    }
}
