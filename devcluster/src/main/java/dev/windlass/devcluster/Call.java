package dev.windlass.devcluster;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param path as sent, still percent-encoded, without the query
 * @param warnings what the client is told beside the answer; grows while the request is handled
 */
@SuppressWarnings("ArrayRecordComponent")
record Call(
        String method,
        String path,
        Map<String, List<String>> query,
        HttpHeaders headers,
        byte[] body,
        List<String> warnings) {

    Call(String method, String path, Map<String, List<String>> query, HttpHeaders headers, byte[] body) {
        this(method, path, query, headers, body, new ArrayList<>());
    }

    static Map<String, List<String>> parseQuery(String uri) {
        return new QueryStringDecoder(uri).parameters();
    }

    /** The parameter's first value, or the empty string. */
    String param(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    List<String> params(String name) {
        return query.getOrDefault(name, List.of());
    }

    boolean flag(String name) {
        List<String> values = query.get(name);
        return values != null
                && !values.isEmpty()
                && !values.getFirst().equals("false")
                && !values.getFirst().equals("0");
    }

    /** The kind that the query's parameters make up. */
    String options() {
        return switch (method) {
            case "POST" -> "CreateOptions";
            case "PUT" -> "UpdateOptions";
            case "PATCH" -> "PatchOptions";
            default -> "DeleteOptions";
        };
    }

    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
