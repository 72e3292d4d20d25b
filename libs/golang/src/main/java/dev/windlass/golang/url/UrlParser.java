package dev.windlass.golang.url;

import dev.windlass.golang.GoException;
import dev.windlass.golang.strconv.Quote;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a URL apart. */
final class UrlParser {
    private String scheme = "";
    private @Nullable UserInfo user;
    private String host = "";
    private String query = "";
    private boolean forceQuery;
    private boolean omitHost;
    private String rest;

    private UrlParser(String text) {
        rest = text;
    }

    static GoUrl parse(String text) {
        int hash = text.indexOf('#');
        String url = hash < 0 ? text : text.substring(0, hash);
        String rawFragment = hash < 0 ? "" : text.substring(hash + 1);
        GoUrl parsed = explained(url, () -> new UrlParser(url).read());
        String fragment = explained(text, () -> UrlPart.FRAGMENT.unescape(rawFragment));
        return new GoUrl(
                parsed.scheme(),
                parsed.opaque(),
                parsed.user(),
                parsed.host(),
                parsed.path(),
                parsed.rawPath(),
                parsed.query(),
                parsed.forceQuery(),
                fragment,
                raw(UrlPart.FRAGMENT, fragment, rawFragment),
                parsed.omitHost());
    }

    private interface Step<T> {
        T run();
    }

    private static <T> T explained(String text, Step<T> step) {
        try {
            return step.run();
        } catch (GoException e) {
            throw new GoException("parse " + Quote.quote(text) + ": " + e.getMessage());
        }
    }

    /** What was written, unless escaping gives it again. */
    private static String raw(UrlPart part, String text, String written) {
        return part.escape(text).equals(written) ? "" : written;
    }

    private GoUrl read() {
        if (rest.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new GoException("net/url: invalid control character in URL");
        }
        if (rest.equals("*")) {
            return GoUrl.of("", null, "", "*", "");
        }
        readScheme();
        readQuery();
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return new GoUrl(scheme, rest, null, "", "", "", query, forceQuery, "", "", false);
            }
            refuseColonInFirstSegment();
        }
        readAuthority();
        String path = UrlPart.PATH.unescape(rest);
        String rawPath = raw(UrlPart.PATH, path, rest);
        return new GoUrl(scheme, "", user, host, path, rawPath, query, forceQuery, "", "", omitHost);
    }

    private void readScheme() {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                if (i == 0) {
                    throw new GoException("missing protocol scheme");
                }
                scheme = rest.substring(0, i).toLowerCase(Locale.ROOT);
                rest = rest.substring(i + 1);
                return;
            }
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && !(later && i > 0)) {
                return;
            }
        }
    }

    private void readQuery() {
        int mark = rest.indexOf('?');
        if (mark < 0) {
            return;
        }
        forceQuery = mark == rest.length() - 1;
        query = rest.substring(mark + 1);
        rest = rest.substring(0, mark);
    }

    private void refuseColonInFirstSegment() {
        int slash = rest.indexOf('/');
        String segment = slash < 0 ? rest : rest.substring(0, slash);
        if (segment.indexOf(':') >= 0) {
            throw new GoException("first path segment in URL cannot contain colon");
        }
    }

    private void readAuthority() {
        boolean authority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
        if (!authority) {
            omitHost = !scheme.isEmpty() && rest.startsWith("/");
            return;
        }
        int slash = rest.indexOf('/', 2);
        String text = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        rest = slash < 0 ? "" : rest.substring(slash);
        int at = text.lastIndexOf('@');
        host = HostParser.parse(scheme, text.substring(at + 1));
        if (at >= 0) {
            String info = text.substring(0, at);
            if (!info.chars().allMatch(UrlParser::isUserInfo)) {
                throw new GoException("net/url: invalid userinfo");
            }
            user = UserInfo.parse(info);
        }
    }

    private static boolean isUserInfo(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0;
    }
}
