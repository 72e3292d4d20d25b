package dev.windlass.golang.fmt;

import dev.windlass.golang.strconv.FormatFloat;

/** Prints floats. */
final class Floats {
    private final Flags flags;
    private final Padding padding;

    Floats(Flags flags, Padding padding) {
        this.flags = flags;
        this.padding = padding;
    }

    void print(double value, int size, char verb, int defaultPrecision) {
        int precision = flags.hasPrecision ? flags.precision : defaultPrecision;
        padding.allow(precision);
        String plain = FormatFloat.format(value, verb, precision, size);
        boolean signed = plain.startsWith("-") || plain.startsWith("+");
        String body = signed ? plain.substring(1) : plain;
        char sign = signed ? plain.charAt(0) : '+';
        if (flags.space && sign == '+' && !flags.plus) {
            sign = ' ';
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            boolean bare = Double.isNaN(value) && !flags.space && !flags.plus;
            padding.padBlank(bare ? body : sign + body);
            return;
        }
        if (flags.sharp && verb != 'b') {
            body = withPoint(body, verb, precision);
        }
        if (!flags.plus && sign == '+') {
            padding.pad(body);
        } else if (flags.zero && !flags.minus && flags.hasWidth && flags.width > body.length() + 1) {
            padding.out().append(sign);
            padding.fill(flags.width - body.length() - 1);
            padding.out().append(body);
        } else {
            padding.pad(sign + body);
        }
    }

    /** Forces a decimal point, and for the general form the trailing zeros that it dropped. */
    private static String withPoint(String body, char verb, int precision) {
        boolean hex = verb == 'x' || verb == 'X';
        int wanted = verb == 'g' || verb == 'G' || verb == 'x' ? (precision == -1 ? 6 : precision) : 0;
        int tail = body.length();
        boolean point = false;
        boolean significant = false;
        for (int i = 0; i < tail; i++) {
            char c = body.charAt(i);
            if (c == '.') {
                point = true;
            } else if (c == 'p' || c == 'P' || (!hex && (c == 'e' || c == 'E'))) {
                tail = i;
            } else {
                significant |= c != '0';
                wanted -= significant ? 1 : 0;
            }
        }
        StringBuilder text = new StringBuilder(body.length() + 8).append(body, 0, tail);
        if (!point) {
            if (text.length() == 1 && text.charAt(0) == '0') {
                wanted--;
            }
            text.append('.');
        }
        return text.repeat('0', Math.max(wanted, 0))
                .append(body, tail, body.length())
                .toString();
    }
}
