package dev.windlass.golang.json;

import dev.windlass.golang.strconv.FormatFloat;

/** Floats as Go's JSON has them: exponents from 1e21 on and below 1e-6, written without a leading zero. */
final class FloatText {
    /** Below these every whole number is its own shortest text. */
    private static final double WHOLE = 1e15;

    private static final double WHOLE_FLOAT = 1 << 24;

    private FloatText() {}

    static void append(StringBuilder out, double f, int bitSize) {
        if (f == (long) f && Math.abs(f) < (bitSize == 32 ? WHOLE_FLOAT : WHOLE) && (f != 0 || 1 / f > 0)) {
            out.append((long) f);
            return;
        }
        if (Double.isNaN(f) || Double.isInfinite(f)) {
            throw JsonException.unsupportedValue(FormatFloat.format(f, 'g', -1, bitSize));
        }
        double size = Math.abs(f);
        boolean exponential = size != 0
                && (bitSize == 32 ? (float) size < 1e-6f || (float) size >= 1e21f : size < 1e-6 || size >= 1e21);
        String text = FormatFloat.format(f, exponential ? 'e' : 'f', -1, bitSize);
        int n = text.length();
        if (exponential && n >= 4 && text.startsWith("e-0", n - 4)) {
            out.append(text, 0, n - 2).append(text.charAt(n - 1));
        } else {
            out.append(text);
        }
    }
}
