package dev.windlass.golang.url;

import dev.windlass.golang.GoException;
import dev.windlass.golang.strconv.Quote;
import java.util.regex.Pattern;

/** Checks and unescapes the host of a URL. */
final class HostParser {
    private static final Pattern PORT = Pattern.compile("(:[0-9]*)?");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern IP4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final int IP6_GROUPS = 8;

    private HostParser() {}

    static String parse(String scheme, String host) {
        int bracket = host.lastIndexOf('[');
        if (bracket > 0) {
            throw new GoException("invalid IP-literal");
        }
        if (bracket == 0) {
            return literal(host);
        }
        int colon = host.indexOf(':');
        if (colon >= 0 && !scheme.equals("http") && !scheme.equals("https")) {
            colon = host.lastIndexOf(':');
        }
        checkPort(colon < 0 ? "" : host.substring(colon));
        return UrlPart.HOST.unescape(host);
    }

    private static void checkPort(String port) {
        if (!PORT.matcher(port).matches()) {
            throw new GoException("invalid port " + Quote.quote(port) + " after host");
        }
    }

    private static String literal(String host) {
        int end = host.lastIndexOf(']');
        if (end < 0) {
            throw new GoException("missing ']' in host");
        }
        String port = host.substring(end + 1);
        checkPort(port);
        String name = host.substring(1, end);
        int zone = name.indexOf("%25");
        String address = zone < 0
                ? UrlPart.HOST.unescape(name)
                : UrlPart.HOST.unescape(name.substring(0, zone)) + UrlPart.ZONE.unescape(name.substring(zone));
        if (IP4.matcher(address).matches()) {
            throw new GoException("invalid IP-literal");
        }
        if (!isIp6(address)) {
            throw new GoException("invalid host: ParseAddr(" + Quote.quote(address) + "): unable to parse IP");
        }
        return "[" + address + "]" + port;
    }

    private static boolean isIp6(String address) {
        int zone = address.indexOf('%');
        String bare = zone < 0 ? address : address.substring(0, zone);
        int gap = bare.indexOf("::");
        if (zone == address.length() - 1 || (gap >= 0 && bare.indexOf("::", gap + 1) >= 0)) {
            return false;
        }
        if (gap < 0) {
            return groups(bare, true) == IP6_GROUPS;
        }
        int before = gap == 0 ? 0 : groups(bare.substring(0, gap), false);
        int after = gap + 2 == bare.length() ? 0 : groups(bare.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < IP6_GROUPS;
    }

    /** How many groups of 16 bits, a dotted end counting as two; -1 if malformed. */
    private static int groups(String text, boolean mayEndDotted) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = mayEndDotted
                    && i == parts.length - 1
                    && IP4.matcher(parts[i]).matches();
            if (!dotted && !GROUP.matcher(parts[i]).matches()) {
                return -1;
            }
            count += dotted ? 2 : 1;
        }
        return count;
    }
}
