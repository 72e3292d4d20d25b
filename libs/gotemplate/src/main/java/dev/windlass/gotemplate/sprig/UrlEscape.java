package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoException;
import dev.windlass.golang.strconv.Quote;
import java.util.Locale;

/** Which bytes the parts of a URL may hold as they are; beside letters, digits and {@code -_.~}. */
enum UrlEscape {
    PATH("$&+,/:;=@"),
    HOST("!$&'()*+,;=:[]<>\""),
    ZONE("!$&'()*+,;=:[]<>\""),
    USER("$&+,;="),
    FRAGMENT("$&+,/:;=?@!()*");

    private static final String HEX = "0123456789ABCDEF";

    private final String plain;

    UrlEscape(String plain) {
        this.plain = plain;
    }

    private boolean isPlain(char b) {
        return b < 0x80 && (Character.isLetterOrDigit(b) || "-_.~".indexOf(b) >= 0 || plain.indexOf(b) >= 0);
    }

    String escape(String s) {
        String bytes = ByteView.of(s);
        StringBuilder out = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            char b = bytes.charAt(i);
            if (isPlain(b)) {
                out.append(b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    /** Decodes {@code %41}; or throws {@code invalid URL escape "%zz"} and the like. */
    String unescape(String s) throws GoException {
        String bytes = ByteView.of(s);
        StringBuilder out = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            char b = bytes.charAt(i);
            if (b == '%') {
                out.append((char) hex(bytes, i));
                i += 2;
                continue;
            }
            if ((this == HOST || this == ZONE) && b < 0x80 && !isPlain(b)) {
                throw new GoException("invalid character " + Quote.quote(String.valueOf(b)) + " in host name");
            }
            out.append(b);
        }
        return ByteView.back(out.toString());
    }

    private int hex(String bytes, int at) {
        int high = at + 1 < bytes.length() ? digit(bytes.charAt(at + 1)) : -1;
        int low = at + 2 < bytes.length() ? digit(bytes.charAt(at + 2)) : -1;
        String shown = bytes.substring(at, Math.min(at + 3, bytes.length()));
        int value = high * 16 + low;
        boolean percent = shown.equals("%25");
        boolean forbidden = (this == HOST && high < 8 && !percent)
                || (this == ZONE && !percent && value != ' ' && !isPlain((char) value));
        if (high < 0 || low < 0 || forbidden) {
            throw new GoException("invalid URL escape " + Quote.quote(ByteView.back(shown)));
        }
        return value;
    }

    private static int digit(char c) {
        return "0123456789abcdef".indexOf(String.valueOf(c).toLowerCase(Locale.ROOT));
    }
}
