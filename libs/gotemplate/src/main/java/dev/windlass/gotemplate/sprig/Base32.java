package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoException;
import java.io.ByteArrayOutputStream;

/** Base32 with padding, with Go's errors. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int GROUP = 8;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder((bytes.length + 4) / 5 * GROUP);
        for (int from = 0; from < bytes.length; from += 5) {
            long bits = 0;
            int count = Math.min(5, bytes.length - from);
            for (int i = 0; i < 5; i++) {
                bits = bits << 8 | (i < count ? bytes[from + i] & 0xFF : 0);
            }
            int digits = (count * 8 + 4) / 5;
            for (int i = 0; i < GROUP; i++) {
                out.append(i < digits ? ALPHABET.charAt((int) (bits >> (35 - 5 * i) & 31)) : '=');
            }
        }
        return out.toString();
    }

    static byte[] decode(String s) throws GoException {
        String in = ByteView.of(s).replace("\r", "").replace("\n", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length());
        boolean ended = false;
        for (int at = 0; at < in.length() && !ended; at += GROUP) {
            int digits = digits(in, at);
            ended = digits < GROUP;
            long bits = 0;
            for (int i = 0; i < GROUP; i++) {
                bits = bits << 5 | (i < digits ? ALPHABET.indexOf(in.charAt(at + i)) : 0);
            }
            for (int i = 0; i < digits * 5 / 8; i++) {
                out.write((int) (bits >> (32 - 8 * i)));
            }
        }
        return out.toByteArray();
    }

    /** How many digits a group has before its padding. */
    private static int digits(String in, int from) {
        for (int j = 0; j < GROUP; j++) {
            int at = from + j;
            if (at == in.length()) {
                throw corrupt(at - j);
            }
            int left = in.length() - at - 1;
            if (in.charAt(at) == '=' && j >= 2 && left < GROUP) {
                checkPadding(in, at, j, left);
                return j;
            }
            if (ALPHABET.indexOf(in.charAt(at)) < 0) {
                throw corrupt(at);
            }
        }
        return GROUP;
    }

    private static void checkPadding(String in, int at, int digits, int left) {
        if (left + digits < GROUP - 1) {
            throw corrupt(in.length());
        }
        for (int k = 0; k < GROUP - 1 - digits; k++) {
            if (left > k && in.charAt(at + 1 + k) != '=') {
                throw corrupt(at + k);
            }
        }
        if (digits == 1 || digits == 3 || digits == 6) {
            throw corrupt(at);
        }
    }

    private static GoException corrupt(int position) {
        return new GoException("illegal base32 data at input byte " + position);
    }
}
