package dev.windlass.golang;

import java.util.Arrays;

/** Encoding and decoding between bytes and the escaped strings of {@link GoString}. */
final class Utf8 {
    private static final int SURROGATE_FIRST = 0xD800;
    private static final int SURROGATE_LAST = 0xDFFF;

    private Utf8() {}

    /** Writes a code point that is no surrogate; the number of bytes written. */
    static int encode(int c, byte[] out, int at) {
        if (c < 0x80) {
            out[at] = (byte) c;
            return 1;
        }
        if (c < 0x800) {
            out[at] = (byte) (0xC0 | c >> 6);
            out[at + 1] = (byte) (0x80 | (c & 0x3F));
            return 2;
        }
        if (c < 0x10000) {
            out[at] = (byte) (0xE0 | c >> 12);
            out[at + 1] = (byte) (0x80 | (c >> 6 & 0x3F));
            out[at + 2] = (byte) (0x80 | (c & 0x3F));
            return 3;
        }
        out[at] = (byte) (0xF0 | c >> 18);
        out[at + 1] = (byte) (0x80 | (c >> 12 & 0x3F));
        out[at + 2] = (byte) (0x80 | (c >> 6 & 0x3F));
        out[at + 3] = (byte) (0x80 | (c & 0x3F));
        return 4;
    }

    static String decode(byte[] bytes, int from, int to) {
        char[] out = new char[to - from];
        int n = 0;
        int i = from;
        while (i < to) {
            int b = bytes[i] & 0xFF;
            int size = b < 0x80 ? 1 : size(bytes, i, to);
            if (size == 0) {
                out[n++] = (char) (0xDC00 | b);
                i++;
                continue;
            }
            int c = size == 1 ? b : codePoint(bytes, i, size);
            n += Character.toChars(c, out, n);
            i += size;
        }
        return new String(out, 0, n);
    }

    private static int codePoint(byte[] bytes, int i, int size) {
        int c = bytes[i] & (0x7F >> size);
        for (int k = 1; k < size; k++) {
            c = c << 6 | (bytes[i + k] & 0x3F);
        }
        return c;
    }

    /** Length of the valid character of more than one byte at {@code i}; 0 if it is invalid. */
    private static int size(byte[] bytes, int i, int to) {
        int b = bytes[i] & 0xFF;
        int size = b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
        if (size == 0 || i + size > to) {
            return 0;
        }
        for (int k = 1; k < size; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int c = codePoint(bytes, i, size);
        boolean shortest = size == 2 || (size == 3 && c >= 0x800) || (size == 4 && c >= 0x10000 && c <= 0x10FFFF);
        return shortest && (c < SURROGATE_FIRST || c > SURROGATE_LAST) ? size : 0;
    }

    static int indexOf(byte[] all, byte[] part, int from) {
        for (int i = from; i + part.length <= all.length; i++) {
            if (matches(all, part, i)) {
                return i;
            }
        }
        return -1;
    }

    static boolean matches(byte[] all, byte[] part, int at) {
        return at >= 0
                && at + part.length <= all.length
                && Arrays.equals(all, at, at + part.length, part, 0, part.length);
    }
}
