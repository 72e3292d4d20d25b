package dev.windlass.ingest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * What holds for every path of the API before any of them is looked at: paths with empty, {@code .} or {@code ..}
 * segments are redirected to what they mean, as Argo Server does, and methods that no operation has are refused.
 */
final class ApiRequests extends HttpFilter {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (!path.startsWith("/api/")) {
            chain.doFilter(request, response);
            return;
        }
        String clean = clean(path);
        if (!clean.equals(path)) {
            String query = request.getQueryString();
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader("Location", query == null ? clean : clean + "?" + query);
        } else if (METHODS.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            response.setHeader("Allow", "GET, POST, PUT, DELETE");
            response.setContentType("application/json");
            response.getWriter().write("{\"code\":12,\"message\":\"Method Not Allowed\"}");
        }
    }

    /** The path without empty and dot segments; a slash at the end stays. */
    static String clean(String path) {
        if (!path.contains("//") && !path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String clean = "/" + String.join("/", kept);
        return path.endsWith("/") && !clean.endsWith("/") ? clean + "/" : clean;
    }
}
