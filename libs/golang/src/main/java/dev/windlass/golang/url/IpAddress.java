package dev.windlass.golang.url;

import dev.windlass.golang.GoException;
import dev.windlass.golang.strconv.Quote;
import java.util.Arrays;

/** Reads IP addresses with the errors of Go's package net/netip. */
public final class IpAddress {
    private static final int V6_BYTES = 16;

    private final String in;
    private final String text;
    private final byte[] bytes = new byte[V6_BYTES];

    private IpAddress(String in, String text) {
        this.in = in;
        this.text = text;
    }

    /** Checks that a text is an IPv6 address, maybe with a zone, as it stands in the brackets of a URL. */
    static void requireV6(String address) {
        try {
            if (parse(address).length != V6_BYTES) {
                throw new GoException("invalid IP-literal");
            }
        } catch (AddressException e) {
            throw new GoException("invalid host: " + e.getMessage());
        }
    }

    private static final class AddressException extends GoException {
        AddressException(String message) {
            super(message);
        }
    }

    /**
     * The 4 or 16 bytes of an address.
     *
     * @throws GoException {@code ParseAddr("..."): ...}
     */
    public static byte[] parse(String address) throws GoException {
        for (int i = 0; i < address.length(); i++) {
            switch (address.charAt(i)) {
                case '.' -> {
                    IpAddress v4 = new IpAddress(address, address);
                    v4.fourFields(address, 0);
                    return Arrays.copyOf(v4.bytes, 4);
                }
                case ':' -> {
                    return v6(address);
                }
                case '%' -> throw new IpAddress(address, "").error("missing IPv6 address", "");
                default -> {}
            }
        }
        throw new IpAddress(address, "").error("unable to parse IP", "");
    }

    private AddressException error(String message, String at) {
        String where = at.isEmpty() ? "" : " (at " + Quote.quote(at) + ")";
        return new AddressException("ParseAddr(" + Quote.quote(in) + "): " + message + where);
    }

    private void fourFields(String s, int offset) {
        int value = 0;
        int field = 0;
        int digits = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= '0' && c <= '9') {
                if (digits == 1 && value == 0) {
                    throw error("IPv4 field has octet with leading zero", "");
                }
                value = value * 10 + c - '0';
                digits++;
                if (value > 255) {
                    throw error("IPv4 field has value >255", "");
                }
            } else if (c == '.') {
                if (i == 0 || i == s.length() - 1 || s.charAt(i - 1) == '.') {
                    throw error("IPv4 field must have at least one digit", s.substring(i));
                }
                if (field == 3) {
                    throw error("IPv4 address too long", "");
                }
                bytes[offset + field++] = (byte) value;
                value = 0;
                digits = 0;
            } else {
                throw error("unexpected character", s.substring(i));
            }
        }
        if (field < 3) {
            throw error("IPv4 address too short", "");
        }
        bytes[offset + 3] = (byte) value;
    }

    private static byte[] v6(String in) {
        int percent = in.indexOf('%');
        IpAddress address = new IpAddress(in, percent < 0 ? in : in.substring(0, percent));
        if (percent == in.length() - 1) {
            throw address.error("zone must be a non-empty string", "");
        }
        return address.groups();
    }

    private byte[] groups() {
        String s = text;
        int ellipsis = -1;
        if (s.startsWith("::")) {
            ellipsis = 0;
            s = s.substring(2);
            if (s.isEmpty()) {
                return bytes;
            }
        }
        int count = 0;
        while (count < V6_BYTES) {
            int digits = group(s);
            if (digits < s.length() && s.charAt(digits) == '.') {
                embedded(s, count, ellipsis);
                s = "";
                count += 4;
                break;
            }
            int value = Integer.parseInt(s.substring(0, digits), 16);
            bytes[count++] = (byte) (value >> 8);
            bytes[count++] = (byte) value;
            s = s.substring(digits);
            if (s.isEmpty()) {
                break;
            }
            if (s.charAt(0) != ':') {
                throw error("unexpected character, want colon", s);
            }
            if (s.length() == 1) {
                throw error("colon must be followed by more characters", s);
            }
            s = s.substring(1);
            if (s.charAt(0) == ':') {
                if (ellipsis >= 0) {
                    throw error("multiple :: in address", s);
                }
                ellipsis = count;
                s = s.substring(1);
                if (s.isEmpty()) {
                    break;
                }
            }
        }
        if (!s.isEmpty()) {
            throw error("trailing garbage after address", s);
        }
        return expanded(count, ellipsis);
    }

    /** How many hexadecimal digits a text begins with, 1 to 4. */
    private int group(String s) {
        int digits = 0;
        while (digits < s.length() && s.charAt(digits) < 0x80 && Character.digit(s.charAt(digits), 16) >= 0) {
            if (digits > 3) {
                throw error("each group must have 4 or less digits", s);
            }
            digits++;
        }
        if (digits == 0) {
            throw error("each colon-separated field must have at least one digit", s);
        }
        return digits;
    }

    private void embedded(String s, int count, int ellipsis) {
        if (ellipsis < 0 && count != 12) {
            throw error("embedded IPv4 address must replace the final 2 fields of the address", s);
        }
        if (count + 4 > V6_BYTES) {
            throw error("too many hex fields to fit an embedded IPv4 at the end of the address", s);
        }
        fourFields(s, count);
    }

    private byte[] expanded(int count, int ellipsis) {
        if (count == V6_BYTES) {
            if (ellipsis >= 0) {
                throw error("the :: must expand to at least one field of zeros", "");
            }
            return bytes;
        }
        if (ellipsis < 0) {
            throw error("address string too short", "");
        }
        byte[] all = new byte[V6_BYTES];
        System.arraycopy(bytes, 0, all, 0, ellipsis);
        System.arraycopy(bytes, ellipsis, all, V6_BYTES - (count - ellipsis), count - ellipsis);
        return all;
    }
}
