package dev.windlass.golang.fmt;

import dev.windlass.golang.GoString;
import dev.windlass.golang.strconv.Unicode;
import java.util.Locale;

/** Prints integers in any base. */
final class Integers {
    private final Flags flags;
    private final Padding padding;

    Integers(Flags flags, Padding padding) {
        this.flags = flags;
        this.padding = padding;
    }

    void print(long bits, int base, boolean signed, int verb, boolean upper) {
        if (base == 10
                && !flags.hasWidth
                && !flags.hasPrecision
                && !flags.plus
                && !flags.space
                && (signed || bits >= 0)) {
            padding.out().append(bits);
            return;
        }
        boolean negative = signed && bits < 0;
        if (flags.hasPrecision && flags.precision == 0 && bits == 0) {
            boolean zero = flags.zero;
            flags.zero = false;
            padding.fill(flags.width);
            flags.zero = zero;
            return;
        }
        String digits = Long.toUnsignedString(negative ? -bits : bits, base);
        int missing = minimum(negative) - digits.length();
        padding.allow(missing);
        StringBuilder text = new StringBuilder(digits.length() + Math.max(missing, 0) + 3);
        text.append(negative ? "-" : flags.plus ? "+" : flags.space ? " " : "");
        if (verb == 'O') {
            text.append("0o");
        }
        if (flags.sharp) {
            text.append(prefix(base, upper, missing > 0 || digits.startsWith("0")));
        }
        text.repeat('0', Math.max(missing, 0)).append(upper ? digits.toUpperCase(Locale.ROOT) : digits);
        padding.padBlank(text.toString());
    }

    /** How many digits there must be, with leading zeros if need be. */
    private int minimum(boolean negative) {
        if (flags.hasPrecision) {
            return flags.precision;
        }
        if (flags.zero && !flags.minus && flags.hasWidth) {
            return negative || flags.plus || flags.space ? flags.width - 1 : flags.width;
        }
        return 0;
    }

    private static String prefix(int base, boolean upper, boolean startsWithZero) {
        return switch (base) {
            case 2 -> "0b";
            case 8 -> startsWithZero ? "" : "0";
            case 16 -> upper ? "0X" : "0x";
            default -> "";
        };
    }

    /** {@code U+0078}, or with the sharp flag {@code U+0078 'x'}. */
    void unicode(long bits) {
        String digits = Long.toHexString(bits).toUpperCase(Locale.ROOT);
        int missing = Math.max(flags.hasPrecision ? flags.precision : 4, 4) - digits.length();
        padding.allow(missing);
        StringBuilder text =
                new StringBuilder("U+").repeat('0', Math.max(missing, 0)).append(digits);
        if (flags.sharp && bits >= 0 && bits <= 0x10FFFF && Unicode.isPrint((int) bits)) {
            text.append(" '").append(GoString.ofRune(bits)).append('\'');
        }
        padding.padBlank(text.toString());
    }
}
