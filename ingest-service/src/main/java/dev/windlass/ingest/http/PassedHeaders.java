package dev.windlass.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers go through to Argo Server and back: all but those of one connection, and those that say how long the
 * body is, which is counted anew.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110.html#section-7.6.1">RFC 9110, 7.6.1</a>
 */
final class PassedHeaders {
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "content-length",
            "expect",
            "host");

    private static final String HOST = "X-Forwarded-Host";
    private static final String SCHEME = "X-Forwarded-Proto";

    private PassedHeaders() {}

    static void ofRequest(HttpServletRequest request, HttpRequest.Builder passed) {
        Set<String> left = left(Collections.list(request.getHeaders("Connection")));
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!left.contains(name.toLowerCase(Locale.ROOT))) {
                Collections.list(request.getHeaders(name)).forEach(value -> passed.header(name, value));
            }
        }
        // Argo Server makes the address of its logins of them; whoever stands before us knows better.
        if (request.getHeader(HOST) == null && request.getHeader("Host") != null) {
            passed.header(HOST, request.getHeader("Host"));
        }
        if (request.getHeader(SCHEME) == null) {
            passed.header(SCHEME, request.getScheme());
        }
        passed.header("X-Forwarded-For", request.getRemoteAddr());
    }

    /** A redirect to the server itself is made one to here. */
    static void ofAnswer(HttpHeaders headers, HttpServletResponse response, URI server) {
        Set<String> left = left(headers.allValues("Connection"));
        headers.map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!left.contains(lower) && !lower.startsWith(":")) {
                values.forEach(
                        value -> response.addHeader(name, lower.equals("location") ? here(value, server) : value));
            }
        });
    }

    private static String here(String location, URI server) {
        String own = server.getScheme() + "://" + server.getRawAuthority();
        return location.startsWith(own + "/") ? location.substring(own.length()) : location;
    }

    private static Set<String> left(Collection<String> connection) {
        Set<String> left = new HashSet<>(OF_ONE_CONNECTION);
        for (String value : connection) {
            List<String> names = Arrays.asList(value.toLowerCase(Locale.ROOT).split(",", -1));
            names.forEach(name -> left.add(name.strip()));
        }
        return left;
    }
}
