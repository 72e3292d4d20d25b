package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoException;
import java.io.ByteArrayOutputStream;

/** Base64 as Go reads it: line breaks anywhere, padding required, errors with the position of the byte. */
final class Base64Decoder {
    private final String in;
    private final ByteArrayOutputStream out;
    private int at;

    private Base64Decoder(String in) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length());
    }

    static byte[] decode(String s) throws GoException {
        Base64Decoder decoder = new Base64Decoder(ByteView.of(s));
        while (decoder.at < decoder.in.length()) {
            decoder.quantum();
        }
        return decoder.out.toByteArray();
    }

    private static GoException corrupt(int position) {
        return new GoException("illegal base64 data at input byte " + position);
    }

    /** Reads four characters into up to three bytes. */
    private void quantum() {
        int bits = 0;
        for (int j = 0; j < 4; j++) {
            skipLineBreaks();
            if (at == in.length()) {
                if (j > 0) {
                    throw corrupt(at - j);
                }
                return;
            }
            char c = in.charAt(at++);
            int value = value(c);
            if (value < 0) {
                if (c != '=' || j < 2) {
                    throw corrupt(at - 1);
                }
                padding(j);
                write(bits << (6 * (4 - j)), j - 1);
                return;
            }
            bits = bits << 6 | value;
        }
        write(bits, 3);
    }

    /** Checks what follows the first padding character. */
    private void padding(int digits) {
        if (digits == 2) {
            skipLineBreaks();
            if (at == in.length()) {
                throw corrupt(at);
            }
            if (in.charAt(at) != '=') {
                throw corrupt(at - 1);
            }
            at++;
        }
        skipLineBreaks();
        if (at < in.length()) {
            throw corrupt(at);
        }
    }

    private void skipLineBreaks() {
        while (at < in.length() && (in.charAt(at) == '\n' || in.charAt(at) == '\r')) {
            at++;
        }
    }

    private void write(int bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(bits >> (16 - 8 * i));
        }
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }
}
