package dev.windlass.golang.url;

import dev.windlass.golang.GoException;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code url.URL}.
 *
 * @param scheme in lower case; empty if there is none
 * @param opaque what follows the scheme of a URL like {@code mailto:a}, else empty
 * @param user who, or null
 * @param host with its port
 * @param path unescaped
 * @param rawPath the path as it was written, where {@link UrlPart#escape} would write it otherwise; else empty
 * @param query as it was written
 * @param forceQuery whether a question mark stands there with no query
 * @param fragment unescaped
 * @param rawFragment like {@code rawPath}
 * @param omitHost whether an empty host goes without slashes
 */
public record GoUrl(
        String scheme,
        String opaque,
        @Nullable UserInfo user,
        String host,
        String path,
        String rawPath,
        String query,
        boolean forceQuery,
        String fragment,
        String rawFragment,
        boolean omitHost) {

    /** A URL of the parts that are not derived from others. */
    public static GoUrl of(String scheme, @Nullable UserInfo user, String host, String path, String query) {
        return new GoUrl(scheme, "", user, host, path, "", query, false, "", "", false);
    }

    /**
     * Parses as {@code url.Parse} does.
     *
     * @throws GoException with Go's message {@code parse "...": ...}
     */
    public static GoUrl parse(String text) {
        return UrlParser.parse(text);
    }

    /** This URL with another scheme and without a user. */
    public GoUrl anonymous(String otherScheme) {
        return new GoUrl(
                otherScheme, opaque, null, host, path, rawPath, query, forceQuery, fragment, rawFragment, omitHost);
    }

    /** The host without its port and without the brackets of an IPv6 address. */
    public String hostname() {
        int colon = host.lastIndexOf(':');
        String name = colon >= 0 && HostParser.isPort(host.substring(colon)) ? host.substring(0, colon) : host;
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        return bracketed ? name.substring(1, name.length() - 1) : name;
    }

    /** The path as it stands in the URL. */
    public String escapedPath() {
        return path.equals("*") && rawPath.isEmpty() ? "*" : escaped(UrlPart.PATH, path, rawPath);
    }

    private static String escaped(UrlPart part, String text, String raw) {
        return !raw.isEmpty() && part.isEncoded(raw) ? raw : part.escape(text);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (!scheme.isEmpty()) {
            out.append(scheme).append(':');
        }
        if (opaque.isEmpty()) {
            appendAuthority(out);
            appendPath(out);
        } else {
            out.append(opaque);
        }
        if (forceQuery || !query.isEmpty()) {
            out.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            out.append('#').append(escaped(UrlPart.FRAGMENT, fragment, rawFragment));
        }
        return out.toString();
    }

    private void appendAuthority(StringBuilder out) {
        boolean named = !host.isEmpty() || user != null;
        boolean wanted = named || (!scheme.isEmpty() && !omitHost && !path.isEmpty());
        if (!wanted) {
            return;
        }
        out.append("//");
        if (user != null) {
            out.append(user).append('@');
        }
        out.append(UrlPart.HOST.escape(host));
    }

    private void appendPath(StringBuilder out) {
        String escaped = escapedPath();
        if (!escaped.isEmpty() && escaped.charAt(0) != '/' && !host.isEmpty()) {
            out.append('/');
        }
        int slash = escaped.indexOf('/');
        String first = slash < 0 ? escaped : escaped.substring(0, slash);
        if (out.isEmpty() && first.indexOf(':') >= 0) {
            out.append("./");
        }
        out.append(escaped);
    }
}
