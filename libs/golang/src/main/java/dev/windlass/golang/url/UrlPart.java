package dev.windlass.golang.url;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.strconv.Quote;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The parts of a URL, each with the bytes that it shows as they are; Go escapes and unescapes by part. */
public enum UrlPart {
    PATH("$&+,/:;=@"),
    PATH_SEGMENT("$&+:=@"),
    HOST("!\"$&'()*+,:;<=>[]"),
    ZONE("!\"$&'()*+,:;<=>[]"),
    USER_PASSWORD("$&+,;="),
    QUERY_COMPONENT(""),
    FRAGMENT("!$&()*+,/:;=?@");

    private static final String HEX = "0123456789ABCDEF";

    private final String shown;

    UrlPart(String shown) {
        this.shown = shown;
    }

    boolean shows(int b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || (b < 0x80 && ("-_.~".indexOf(b) >= 0 || shown.indexOf(b) >= 0));
    }

    /** The text with every other byte as {@code %XX}; a blank of a query component is a plus sign. */
    public String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte signed : GoString.bytes(text)) {
            int b = signed & 0xFF;
            if (shows(b)) {
                out.append((char) b);
            } else if (b == ' ' && this == QUERY_COMPONENT) {
                out.append('+');
            } else {
                out.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    /**
     * The text with its escapes read.
     *
     * @throws GoException if an escape is malformed or, in a host, not allowed
     */
    public String unescape(String text) {
        byte[] in = GoString.bytes(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int b = in[i] & 0xFF;
            if (b == '%') {
                out.write(escaped(in, i));
                i += 2;
                continue;
            }
            boolean inHost = this == HOST || this == ZONE;
            if (inHost && b < 0x80 && !shows(b)) {
                throw new GoException("invalid character " + Quote.quote(Character.toString(b)) + " in host name");
            }
            out.write(b == '+' && this == QUERY_COMPONENT ? ' ' : b);
        }
        return GoString.of(out.toByteArray());
    }

    private int escaped(byte[] in, int at) {
        int high = at + 2 < in.length ? Character.digit((char) in[at + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit((char) in[at + 2], 16);
        if (low < 0) {
            throw malformed(in, at);
        }
        int value = high << 4 | low;
        boolean percent = value == '%';
        if (this == HOST && high < 8 && !percent) {
            throw malformed(in, at);
        }
        if (this == ZONE && !percent && value != ' ' && !HOST.shows(value)) {
            throw malformed(in, at);
        }
        return value;
    }

    private static GoException malformed(byte[] in, int at) {
        String escape = new String(in, at, Math.min(3, in.length - at), StandardCharsets.ISO_8859_1);
        return new GoException("invalid URL escape " + Quote.quote(escape));
    }

    /** Whether a text is a valid encoding of this part, be it not the one that {@link #escape} gives. */
    boolean isEncoded(String text) {
        return text.chars().allMatch(c -> "!$&'()*+,;=:@[]%".indexOf(c) >= 0 || (c < 0x80 && shows(c)));
    }
}
