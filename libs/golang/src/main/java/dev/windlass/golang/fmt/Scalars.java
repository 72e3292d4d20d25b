package dev.windlass.golang.fmt;

import dev.windlass.golang.Budget;
import dev.windlass.golang.Complex;
import dev.windlass.golang.GoString;
import dev.windlass.golang.strconv.Quote;

/** Prints booleans, numbers and strings. */
final class Scalars {
    private final Printer printer;
    private final Padding padding;
    private final Integers integers;
    private final Floats floats;
    private final Flags flags;

    Scalars(Printer printer, Budget budget) {
        this.printer = printer;
        this.flags = printer.flags;
        this.padding = new Padding(printer.out, flags, budget);
        this.integers = new Integers(flags, padding);
        this.floats = new Floats(flags, padding);
    }

    void pad(String text) {
        padding.pad(text);
    }

    void bool(boolean value, int verb) {
        if (verb == 't' || verb == 'v') {
            padding.pad(value ? "true" : "false");
        } else {
            printer.badVerb(value, verb);
        }
    }

    /** Prints an integer; {@code original} is what a wrong verb reports. */
    void integer(long bits, boolean signed, Object original, int verb) {
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV && !signed) {
                    hex(bits, true);
                } else {
                    integers.print(bits, 10, signed, verb, false);
                }
            }
            case 'd' -> integers.print(bits, 10, signed, verb, false);
            case 'b' -> integers.print(bits, 2, signed, verb, false);
            case 'o', 'O' -> integers.print(bits, 8, signed, verb, false);
            case 'x' -> integers.print(bits, 16, signed, verb, false);
            case 'X' -> integers.print(bits, 16, signed, verb, true);
            case 'c' -> padding.pad(GoString.ofRune(bits));
            case 'q' -> padding.pad(flags.plus ? Quote.quoteRuneToAscii(bits) : Quote.quoteRune(bits));
            case 'U' -> integers.unicode(bits);
            default -> printer.badVerb(original, verb);
        }
    }

    void decimal(long value, int verb) {
        integers.print(value, 10, false, verb, false);
    }

    /** Prints in hexadecimal with or without 0x, whatever the sharp flag says. */
    void hex(long value, boolean prefixed) {
        boolean sharp = flags.sharp;
        flags.sharp = prefixed;
        integers.print(value, 16, false, 'v', false);
        flags.sharp = sharp;
    }

    void floating(double value, int size, Object original, int verb) {
        switch (verb) {
            case 'v' -> floats.print(value, size, 'g', -1);
            case 'b', 'g', 'G', 'x', 'X' -> floats.print(value, size, (char) verb, -1);
            case 'f', 'e', 'E' -> floats.print(value, size, (char) verb, 6);
            case 'F' -> floats.print(value, size, 'f', 6);
            default -> printer.badVerb(original, verb);
        }
    }

    /** Prints both parts by the same verb; the imaginary one always has a sign. */
    void complex(Complex number, int verb) {
        if ("vbgGxXfFeE".indexOf(verb) < 0) {
            printer.badVerb(number, verb);
            return;
        }
        boolean plus = flags.plus;
        printer.out.append('(');
        floating(number.real(), 64, number, verb);
        flags.plus = true;
        floating(number.imaginary(), 64, number, verb);
        flags.plus = plus;
        printer.out.append("i)");
    }

    void string(String s, int verb) {
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV) {
                    quoted(s);
                } else {
                    padding.pad(truncated(s));
                }
            }
            case 's' -> padding.pad(truncated(s));
            case 'x' -> hexBytes(GoString.bytes(s), "0123456789abcdefx");
            case 'X' -> hexBytes(GoString.bytes(s), "0123456789ABCDEFX");
            case 'q' -> quoted(s);
            default -> printer.badVerb(s, verb);
        }
    }

    void bytes(byte[] bytes, int verb) {
        string(GoString.of(bytes), verb);
    }

    /** The first runes, as many as the precision allows. */
    private String truncated(String s) {
        if (!flags.hasPrecision || flags.precision >= s.length()) {
            return s;
        }
        int end = 0;
        for (int runes = flags.precision; runes > 0 && end < s.length(); runes--) {
            end += Character.isHighSurrogate(s.charAt(end)) ? 2 : 1;
        }
        return s.substring(0, end);
    }

    private void quoted(String s) {
        String cut = truncated(s);
        if (flags.sharp && Quote.canBackquote(cut)) {
            padding.pad("`" + cut + "`");
        } else {
            padding.pad(flags.plus ? Quote.quoteToAscii(cut) : Quote.quote(cut));
        }
    }

    private void hexBytes(byte[] bytes, String digits) {
        int length = flags.hasPrecision ? Math.min(flags.precision, bytes.length) : bytes.length;
        StringBuilder text = new StringBuilder(2 * length);
        for (int i = 0; i < length; i++) {
            if (flags.space && i > 0) {
                text.append(' ');
            }
            if (flags.sharp && (flags.space || i == 0)) {
                text.append('0').append(digits.charAt(16));
            }
            text.append(digits.charAt(bytes[i] >> 4 & 0xF)).append(digits.charAt(bytes[i] & 0xF));
        }
        padding.pad(text.toString());
    }
}
