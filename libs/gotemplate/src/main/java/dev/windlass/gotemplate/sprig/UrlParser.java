package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoException;
import dev.windlass.golang.strconv.Quote;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads URLs by the rules of Go's package net/url. */
final class UrlParser {
    private static final String USERINFO = "-._:~!$&'()*+,;=%@";

    private UrlParser() {}

    /** Reads a URL, or throws {@code parse "...": ...}. */
    static Url parse(String text) throws GoException {
        int hash = text.indexOf('#');
        String main = hash < 0 ? text : text.substring(0, hash);
        Url url;
        try {
            url = withoutFragment(main);
        } catch (GoException e) {
            throw new GoException("parse " + Quote.quote(main) + ": " + e.getMessage());
        }
        if (hash < 0 || hash == text.length() - 1) {
            return url;
        }
        try {
            String fragment = UrlEscape.FRAGMENT.unescape(text.substring(hash + 1));
            return new Url(url.scheme(), url.opaque(), url.user(), url.host(), url.path(), url.query(), fragment);
        } catch (GoException e) {
            throw new GoException("parse " + Quote.quote(text) + ": " + e.getMessage());
        }
    }

    private static Url withoutFragment(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new GoException("net/url: invalid control character in URL");
        }
        if (text.equals("*")) {
            return new Url("", "", null, "", "*", "", "");
        }
        int colon = schemeEnd(text);
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return new Url(scheme, rest, null, "", "", query, "");
            }
            int slash = rest.indexOf('/');
            if ((slash < 0 ? rest : rest.substring(0, slash)).contains(":")) {
                throw new GoException("first path segment in URL cannot contain colon");
            }
        }
        if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
            int slash = rest.indexOf('/', 2);
            String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            int at = authority.lastIndexOf('@');
            String host = host(scheme, authority.substring(at + 1));
            String user = at < 0 ? null : user(authority.substring(0, at));
            String path = UrlEscape.PATH.unescape(slash < 0 ? "" : rest.substring(slash));
            return new Url(scheme, "", user, host, path, query, "");
        }
        return new Url(scheme, "", null, "", UrlEscape.PATH.unescape(rest), query, "");
    }

    /** Where the colon behind a scheme is; -1 if there is no scheme. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                if (i == 0) {
                    throw new GoException("missing protocol scheme");
                }
                return i;
            }
            boolean inner = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (!inner || i == 0)) {
                return -1;
            }
        }
        return -1;
    }

    private static String user(String userinfo) {
        boolean valid =
                userinfo.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || USERINFO.indexOf(c) >= 0));
        if (!valid) {
            throw new GoException("net/url: invalid userinfo");
        }
        int colon = userinfo.indexOf(':');
        if (colon < 0) {
            return UrlEscape.USER.escape(UrlEscape.USER.unescape(userinfo));
        }
        String name = UrlEscape.USER.unescape(userinfo.substring(0, colon));
        String password = UrlEscape.USER.unescape(userinfo.substring(colon + 1));
        return UrlEscape.USER.escape(name) + ":" + UrlEscape.USER.escape(password);
    }

    private static String host(String scheme, String host) {
        int bracket = host.lastIndexOf('[');
        if (bracket > 0) {
            throw new GoException("invalid IP-literal");
        }
        if (bracket == 0) {
            return bracketed(host);
        }
        int colon = host.indexOf(':');
        boolean web = scheme.equals("http") || scheme.equals("https");
        int port = colon >= 0 && !web ? host.lastIndexOf(':') : colon;
        if (port >= 0) {
            checkPort(host.substring(port));
        }
        return UrlEscape.HOST.unescape(host);
    }

    private static String bracketed(String host) {
        int close = host.lastIndexOf(']');
        if (close < 0) {
            throw new GoException("missing ']' in host");
        }
        String port = host.substring(close + 1);
        checkPort(port);
        String name = host.substring(1, close);
        int zone = name.indexOf("%25");
        String address = zone < 0
                ? UrlEscape.HOST.unescape(name)
                : UrlEscape.HOST.unescape(name.substring(0, zone)) + UrlEscape.ZONE.unescape(name.substring(zone));
        IpAddress.requireV6(address);
        return "[" + address + "]" + UrlEscape.HOST.unescape(port);
    }

    private static void checkPort(String colonPort) {
        if (!isOptionalPort(colonPort)) {
            throw new GoException("invalid port " + Quote.quote(colonPort) + " after host");
        }
    }

    static boolean isOptionalPort(@Nullable String colonPort) {
        return colonPort == null
                || colonPort.isEmpty()
                || (colonPort.charAt(0) == ':' && Version.isNumber(colonPort.substring(1)));
    }
}
