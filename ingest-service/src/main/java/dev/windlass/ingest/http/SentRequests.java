package dev.windlass.ingest.http;

import dev.windlass.ingest.core.SentRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds in a request what tells one delivery from another. */
final class SentRequests {
    private SentRequests() {}

    /** The parameter {@code wait} says how to answer, so that a repeat may have another; a slash at the end says nothing. */
    static SentRequest of(HttpServletRequest request) {
        String path = request.getRequestURI();
        String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String query = request.getQueryString();
        return new SentRequest(query == null ? clean : clean + withoutWait(query), request::getHeader);
    }

    private static String withoutWait(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(it -> !it.isEmpty() && !it.equals("wait") && !it.startsWith("wait="))
                .map(it -> "?" + it)
                .collect(Collectors.joining());
    }
}
