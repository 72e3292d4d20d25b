package dev.windlass.gotemplate.sprig;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Writes the few forms of ASN.1 DER that keys and certificates are made of, and steps through them. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int UTF8 = 0x0C;
    private static final int EXPLICIT = 0xA0;

    private Der() {}

    static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] size = BigInteger.valueOf(length).toByteArray();
            int from = size[0] == 0 ? 1 : 0;
            out.write(0x80 | (size.length - from));
            out.write(size, from, size.length - from);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, parts);
    }

    static byte[] explicit(int number, byte[] content) {
        return tagged(EXPLICIT | number, content);
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] octets(byte[] content) {
        return tagged(OCTET_STRING, content);
    }

    /** A bit string of whole bytes but for so many unused bits at its end. */
    static byte[] bits(int unused, byte[] content) {
        return tagged(BIT_STRING, new byte[] {(byte) unused}, content);
    }

    static byte[] bool(boolean value) {
        return new byte[] {1, 1, (byte) (value ? 0xFF : 0)};
    }

    static byte[] text(String s) {
        return tagged(UTF8, s.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] oid(int... arcs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arcs[i] >>> shift != 0) {
                    out.write(0x80 | (arcs[i] >>> shift & 0x7F));
                }
            }
            out.write(arcs[i] & 0x7F);
        }
        return tagged(OID, out.toByteArray());
    }

    static byte[] time(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        boolean brief = time.getYear() >= 1950 && time.getYear() < 2050;
        String pattern = brief ? "yyMMddHHmmss'Z'" : "yyyyMMddHHmmss'Z'";
        return tagged(
                brief ? UTC_TIME : GENERALIZED_TIME,
                DateTimeFormatter.ofPattern(pattern).format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** One value within DER: its tag and content, and where the next one begins. */
    @SuppressWarnings("ArrayRecordComponent") // nobody changes or compares it
    record Value(int tag, byte[] content, int end) {}

    /** Reads the value at an offset; or throws if it does not fit. */
    static Value read(byte[] der, int at) {
        try {
            int length = der[at + 1] & 0xFF;
            int from = at + 2;
            if (length >= 0x80) {
                int count = length & 0x7F;
                length = new BigInteger(1, Arrays.copyOfRange(der, from, from + count)).intValueExact();
                from += count;
            }
            if (length > der.length - from) {
                throw new IllegalArgumentException("truncated");
            }
            return new Value(der[at] & 0xFF, Arrays.copyOfRange(der, from, from + length), from + length);
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("malformed", e);
        }
    }
}
