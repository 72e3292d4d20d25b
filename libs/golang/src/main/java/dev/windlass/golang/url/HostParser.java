package dev.windlass.golang.url;

import dev.windlass.golang.GoException;
import dev.windlass.golang.strconv.Quote;
import java.util.regex.Pattern;

/** Checks and unescapes the host of a URL. */
final class HostParser {
    private static final Pattern PORT = Pattern.compile("(:[0-9]*)?");

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

    /** Whether this is a colon with a port, or with none, or nothing. */
    static boolean isPort(String port) {
        return PORT.matcher(port).matches();
    }

    private static void checkPort(String port) {
        if (!isPort(port)) {
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
        IpAddress.requireV6(address);
        return "[" + address + "]" + port;
    }
}
