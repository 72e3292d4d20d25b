package dev.windlass.golang.url;

import org.jspecify.annotations.Nullable;

/**
 * Who a URL is for.
 *
 * @param name unescaped
 * @param password unescaped; null where none was given
 */
public record UserInfo(String name, @Nullable String password) {
    static UserInfo parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new UserInfo(UrlPart.USER_PASSWORD.unescape(text), null);
        }
        return new UserInfo(
                UrlPart.USER_PASSWORD.unescape(text.substring(0, colon)),
                UrlPart.USER_PASSWORD.unescape(text.substring(colon + 1)));
    }

    /** Escaped, as it stands in a URL. */
    @Override
    public String toString() {
        String escaped = UrlPart.USER_PASSWORD.escape(name);
        return password == null ? escaped : escaped + ":" + UrlPart.USER_PASSWORD.escape(password);
    }
}
