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
import org.springframework.beans.factory.ObjectProvider;

/**
 * What holds for every path of the API before any of them is looked at: paths with empty, {@code .} or {@code ..}
 * segments are redirected to what they mean, as Argo Server does, and methods that no operation has are refused.
 */
final class ApiRequests extends HttpFilter {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private final transient ObjectProvider<HandlerLookup> handlers;

    ApiRequests(ObjectProvider<HandlerLookup> handlers) {
        this.handlers = handlers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        boolean api = path.startsWith("/api/");
        String clean = api ? clean(path) : path;
        if (!clean.equals(path)) {
            String query = request.getQueryString();
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader("Location", query == null ? clean : clean + "?" + query);
        } else if (METHODS.contains(request.getMethod()) || isElsewhere(api, request)) {
            chain.doFilter(request, response);
        } else {
            Set<String> methods = handlers.getObject().methods(request);
            if (methods.remove("OPTIONS") && isHandshake(request)) {
                chain.doFilter(request, response);
            } else {
                refuse(methods, response);
            }
        }
    }

    private static void refuse(Set<String> methods, HttpServletResponse response) throws IOException {
        if (methods.isEmpty()) {
            GrpcCode.UNIMPLEMENTED.write(response, HttpServletResponse.SC_NOT_IMPLEMENTED, "Not Implemented");
            return;
        }
        response.setHeader("Allow", String.join(", ", methods));
        GrpcCode.UNIMPLEMENTED.write(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Method Not Allowed");
    }

    /** What is not the API's has the usual methods; nothing ever repeats a request to whoever traces it. */
    private static boolean isElsewhere(boolean api, HttpServletRequest request) {
        return !api && !request.getMethod().equals("TRACE");
    }

    /** Whether a sender of webhooks asks whether he may send. */
    private static boolean isHandshake(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader(HandshakeController.REQUEST_ORIGIN) != null;
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
