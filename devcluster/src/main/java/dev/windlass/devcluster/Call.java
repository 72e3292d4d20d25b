package dev.windlass.devcluster;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param path as sent, still percent-encoded, without the query
 */
@SuppressWarnings("ArrayRecordComponent")
record Call(String method, String path, Map<String, List<String>> query, HttpHeaders headers, byte[] body) {

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

    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
