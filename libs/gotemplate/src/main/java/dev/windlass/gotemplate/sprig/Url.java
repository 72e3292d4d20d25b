package dev.windlass.gotemplate.sprig;

import org.jspecify.annotations.Nullable;

/**
 * A URL's parts, decoded but for the query.
 *
 * @param opaque what follows the scheme if that is not a path
 * @param user name and password, encoded as they appear; null if there are none
 */
record Url(
        String scheme, String opaque, @Nullable String user, String host, String path, String query, String fragment) {
    Url withUser(@Nullable String other) {
        return new Url(scheme, opaque, other, host, path, query, fragment);
    }

    /** The host without its port and without the brackets of an IPv6 address. */
    String hostname() {
        int colon = host.lastIndexOf(':');
        String name = colon >= 0 && UrlParser.isOptionalPort(host.substring(colon)) ? host.substring(0, colon) : host;
        return name.startsWith("[") && name.endsWith("]") && name.length() >= 2
                ? name.substring(1, name.length() - 1)
                : name;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        if (!scheme.isEmpty()) {
            out.append(scheme).append(':');
        }
        if (opaque.isEmpty()) {
            authorityAndPath(out);
        } else {
            out.append(opaque);
        }
        if (!query.isEmpty()) {
            out.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            out.append('#').append(UrlEscape.FRAGMENT.escape(fragment));
        }
        return out.toString();
    }

    private void authorityAndPath(StringBuilder out) {
        boolean named = !host.isEmpty() || user != null;
        if (named || (!scheme.isEmpty() && !path.isEmpty())) {
            out.append("//");
        }
        if (user != null) {
            out.append(user).append('@');
        }
        out.append(UrlEscape.HOST.escape(host));
        String escaped = path.equals("*") ? path : UrlEscape.PATH.escape(path);
        if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
            out.append('/');
        }
        int slash = escaped.indexOf('/');
        if (out.isEmpty() && (slash < 0 ? escaped : escaped.substring(0, slash)).contains(":")) {
            out.append("./");
        }
        out.append(escaped);
    }
}
