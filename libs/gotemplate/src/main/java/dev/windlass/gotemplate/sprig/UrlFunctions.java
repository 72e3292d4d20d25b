package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.OBJECT;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Values;
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
        Url url;
        try {
            url = UrlParser.parse(text);
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
        dict.put("userinfo", url.user() == null ? "" : url.user());
        return dict;
    }

    private static String joined(Map<String, @Nullable Object> dict) {
        Url url = new Url(
                text(dict, "scheme"),
                text(dict, "opaque"),
                null,
                text(dict, "host"),
                text(dict, "path"),
                text(dict, "query"),
                text(dict, "fragment"));
        String userinfo = text(dict, "userinfo");
        if (userinfo.isEmpty()) {
            return url.text();
        }
        try {
            return url.withUser(UrlParser.parse("proto://" + userinfo + "@host").user())
                    .text();
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
