package dev.windlass.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's query. The servlet's own parameters would take the body along where it claims to be a form, whatever it
 * is.
 */
final class Query {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private Query() {}

    static Query of(HttpServletRequest request) {
        var query = new Query();
        String text = request.getQueryString();
        if (text != null) {
            for (String part : text.split("&", -1)) {
                String[] pair = part.split("=", 2);
                query.parameters.putIfAbsent(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "");
            }
        }
        return query;
    }

    /** The first value, null where there is none. */
    @Nullable String get(String name) {
        return parameters.get(name);
    }

    /** The first value, empty where there is none. */
    String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The first value, null where there is none or it is empty. */
    @Nullable String given(String name) {
        String value = text(name);
        return value.isEmpty() ? null : value;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
