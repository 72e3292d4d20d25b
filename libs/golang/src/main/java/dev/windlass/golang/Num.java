package dev.windlass.golang;

/**
 * An integer of any Go kind but {@code int}, which is a {@link Long}.
 *
 * @param kind an integer kind, never {@link Kind#INT}
 * @param bits the value, sign- or zero-extended from the kind's width; a {@code uint64} above 2^63-1 is negative here
 */
public record Num(Kind kind, long bits) {
    public Num {
        if (!kind.isInteger() || kind == Kind.INT) {
            throw new IllegalArgumentException("not a kind of Num: " + kind);
        }
        if (kind.bits() < 64) {
            bits = wrap(kind, bits);
        }
    }

    /** An integer of the given kind, wrapped to its width as a Go conversion does: a Long for {@code int}, else a Num. */
    public static Object of(Kind kind, long bits) {
        return kind == Kind.INT ? (Object) bits : new Num(kind, bits);
    }

    public static Num int64(long value) {
        return new Num(Kind.INT64, value);
    }

    public static Num uint8(int value) {
        return new Num(Kind.UINT8, value);
    }

    private static long wrap(Kind kind, long bits) {
        int unused = 64 - kind.bits();
        return kind.isSigned() ? bits << unused >> unused : bits << unused >>> unused;
    }

    /** The nearest double, a {@code uint64} taken as unsigned. */
    public double doubleValue() {
        if (bits >= 0 || kind.isSigned()) {
            return bits;
        }
        // Halved with a sticky low bit, so that the one rounding happens in the conversion.
        return (double) (bits >>> 1 | (bits & 1)) * 2.0;
    }

    /** The decimal digits, as every Go verb for decimals prints them. */
    @Override
    public String toString() {
        return kind.isSigned() ? Long.toString(bits) : Long.toUnsignedString(bits);
    }
}
