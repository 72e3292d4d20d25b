package dev.windlass.ingest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers gRPC's requests in its own words, which are all that its clients understand: there is no gRPC here.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md">gRPC over HTTP/2</a>
 */
final class GrpcRequests extends HttpFilter {
    private static final String GRPC = "application/grpc";
    private static final Map<String, String> STATUS = Map.of(
            "grpc-status",
            Integer.toString(GrpcCode.UNIMPLEMENTED.number()),
            "grpc-message",
            "this server does not speak gRPC: set ARGO_HTTP1=true, or give --argo-http1, and the same commands go over HTTP");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getProtocol().startsWith("HTTP/2") || !isGrpc(request.getContentType())) {
            chain.doFilter(request, response);
            return;
        }
        response.setContentType(GRPC);
        response.setTrailerFields(() -> STATUS);
        response.flushBuffer();
    }

    private static boolean isGrpc(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.equals(GRPC) || type.startsWith(GRPC + "+") || type.startsWith(GRPC + ";");
    }
}
