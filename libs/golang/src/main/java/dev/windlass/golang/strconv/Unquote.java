package dev.windlass.golang.strconv;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Go's reading of quoted literals. */
public final class Unquote {
    private final byte[] in;
    private final int quote;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at = 1;

    private Unquote(byte[] in) {
        this.in = in;
        this.quote = in[0];
    }

    /**
     * {@code strconv.Unquote} of a literal in double, single or back quotes.
     *
     * @throws GoException {@code invalid syntax}
     */
    public static String unquote(String literal) {
        byte[] in = GoString.bytes(literal);
        if (in.length < 2 || in[0] != in[in.length - 1]) {
            throw invalid();
        }
        return switch (in[0]) {
            case '`' -> raw(literal);
            case '"', '\'' -> new Unquote(in).read();
            default -> throw invalid();
        };
    }

    private static GoException invalid() {
        return new GoException("invalid syntax");
    }

    private static String raw(String literal) {
        String body = literal.substring(1, literal.length() - 1);
        if (body.indexOf('`') >= 0) {
            throw invalid();
        }
        return body.replace("\r", "");
    }

    private String read() {
        int end = in.length - 1;
        int characters = 0;
        while (at < end) {
            int c = in[at++];
            if (c == quote || c == '\n') {
                throw invalid();
            }
            if (c == '\\') {
                escape(end);
            } else {
                at = literal(at - 1);
            }
            characters++;
        }
        if (quote == '\'' && characters > 1) {
            throw invalid();
        }
        return GoString.of(out.toByteArray());
    }

    /** Copies the character at {@code from}, an invalid byte as U+FFFD; where the next one begins. */
    private int literal(int from) {
        int to = from + 1;
        while (to < in.length - 1 && (in[to] & 0xC0) == 0x80 && to - from < 4) {
            to++;
        }
        String one = GoString.of(in, from, to);
        rune(GoString.runeAt(one, 0));
        return from + (GoString.isEscape(one, 0) ? 1 : GoString.length(one.substring(0, one.offsetByCodePoints(0, 1))));
    }

    private void escape(int end) {
        if (at >= end) {
            throw invalid();
        }
        int c = in[at++];
        int simple = "abtnvfr".indexOf(c);
        if (simple >= 0) {
            out.write(7 + simple);
        } else if (c == '\\' || (c == quote && (c == '"' || c == '\''))) {
            out.write(c);
        } else if (c >= '0' && c <= '7') {
            at--;
            single(digits(3, 8, end));
        } else if (c == 'x') {
            single(digits(2, 16, end));
        } else if (c == 'u' || c == 'U') {
            long rune = digits(c == 'u' ? 4 : 8, 16, end);
            if (rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF)) {
                throw invalid();
            }
            rune(rune);
        } else {
            throw invalid();
        }
    }

    private void single(long value) {
        if (value > 255) {
            throw invalid();
        }
        out.write((int) value);
    }

    private void rune(long rune) {
        out.writeBytes(GoString.ofRune(rune).getBytes(StandardCharsets.UTF_8));
    }

    private long digits(int count, int radix, int end) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int digit = at < end ? Character.digit((char) in[at++], radix) : -1;
            if (digit < 0) {
                throw invalid();
            }
            value = value * radix + digit;
        }
        return value;
    }
}
