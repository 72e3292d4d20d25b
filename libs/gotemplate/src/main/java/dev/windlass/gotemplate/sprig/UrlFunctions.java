package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.OBJECT;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Values;
import dev.windlass.golang.url.GoUrl;
import dev.windlass.golang.url.UserInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** URLs taken apart into dicts, and put together again. */
final class UrlFunctions {
    private UrlFunctions() {}

    static void define(Definitions d) {
        d.add("urlParse", OBJECT, List.of(STRING), (budget, a) -> parsed(a.text(0)));
        d.add("urlJoin", STRING, List.of(OBJECT), (budget, a) -> joined(a.entries(0)));
    }

    private static Map<String, @Nullable Object> parsed(String text) {
        GoUrl url;
        try {
            url = GoUrl.parse(text);
        } catch (GoException e) {
            throw new GoPanic("unable to parse url: " + e.getMessage());
        }
        Map<String, @Nullable Object> dict = new HashMap<>();
        dict.put("scheme", url.scheme());
        dict.put("host", url.host());
        dict.put("hostname", url.hostname());
        dict.put("path", url.path());
        dict.put("query", url.query());
        dict.put("opaque", url.opaque());
        dict.put("fragment", url.fragment());
        dict.put("userinfo", url.user() == null ? "" : url.user().toString());
        return dict;
    }

    private static String joined(Map<String, @Nullable Object> dict) {
        String scheme = text(dict, "scheme");
        String opaque = text(dict, "opaque");
        String host = text(dict, "host");
        String path = text(dict, "path");
        String query = text(dict, "query");
        String fragment = text(dict, "fragment");
        UserInfo user = user(text(dict, "userinfo"));
        return new GoUrl(scheme, opaque, user, host, path, "", query, false, fragment, "", false).toString();
    }

    private static @Nullable UserInfo user(String userinfo) {
        if (userinfo.isEmpty()) {
            return null;
        }
        try {
            return GoUrl.parse("proto://" + userinfo + "@host").user();
        } catch (GoException e) {
            throw new GoPanic("unable to parse userinfo in dict: " + e.getMessage());
        }
    }

    private static String text(Map<String, @Nullable Object> dict, String key) {
        Object value = dict.get(key);
        if (value instanceof String s) {
            return s;
        }
        if (!dict.containsKey(key)) {
            return "";
        }
        if (value == null) {
            throw GoPanic.runtime("invalid memory address or nil pointer dereference");
        }
        throw new GoPanic(
                "unable to parse " + key + " key, must be of type string, but " + Values.kindOf(value) + " found");
    }
}
