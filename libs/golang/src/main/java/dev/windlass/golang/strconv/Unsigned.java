package dev.windlass.golang.strconv;

import org.jspecify.annotations.Nullable;

/** What reading an unsigned integer gave: a value, of use if the state is OK or RANGE (then the largest one). */
record Unsigned(State state, long value) {
    enum State {
        OK,
        SYNTAX,
        RANGE,
        BASE,
        BIT_SIZE
    }

    private static final Unsigned BAD_SYNTAX = new Unsigned(State.SYNTAX, 0);

    static Unsigned read(String s, int base, int bitSize) {
        if (s.isEmpty()) {
            return BAD_SYNTAX;
        }
        Unsigned wrong = checkSizes(base, bitSize);
        if (wrong != null) {
            return wrong;
        }
        int radix = base == 0 ? radixOf(s) : base;
        int from = base != 0 || s.charAt(0) != '0' ? 0 : radix == 8 && !hasPrefix(s, 'o') ? 1 : 2;
        return digits(s, from, radix, base == 0, bitSize == 0 ? 64 : bitSize);
    }

    private static @Nullable Unsigned checkSizes(int base, int bitSize) {
        if (base != 0 && (base < 2 || base > 36)) {
            return new Unsigned(State.BASE, 0);
        }
        return bitSize < 0 || bitSize > 64 ? new Unsigned(State.BIT_SIZE, 0) : null;
    }

    private static int radixOf(String s) {
        if (s.charAt(0) != '0') {
            return 10;
        }
        return hasPrefix(s, 'b') ? 2 : hasPrefix(s, 'x') ? 16 : 8;
    }

    private static boolean hasPrefix(String s, char letter) {
        return s.length() >= 3 && (s.charAt(1) | 0x20) == letter;
    }

    /** Stops at the first digit that is one too many, even if garbage follows. */
    private static Unsigned digits(String s, int from, int radix, boolean underscores, int bitSize) {
        long max = bitSize == 64 ? -1L : (1L << bitSize) - 1;
        long cutoff = Long.divideUnsigned(-1L, radix) + 1;
        boolean underscored = false;
        long n = 0;
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '_' && underscores) {
                underscored = true;
                continue;
            }
            int digit = c < 0x80 ? Character.digit(c, 36) : -1;
            if (digit < 0 || digit >= radix) {
                return BAD_SYNTAX;
            }
            if (Long.compareUnsigned(n, cutoff) >= 0) {
                return new Unsigned(State.RANGE, max);
            }
            long scaled = n * radix;
            n = scaled + digit;
            if (Long.compareUnsigned(n, scaled) < 0 || Long.compareUnsigned(n, max) > 0) {
                return new Unsigned(State.RANGE, max);
            }
        }
        return underscored && !Underscores.ok(s) ? BAD_SYNTAX : new Unsigned(State.OK, n);
    }
}
