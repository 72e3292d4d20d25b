package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The path as it was sent: what stands behind a semicolon belongs to its segment, as it does for Argo Server. */
final class RawPath {
    private RawPath() {}

    /** The segment of that number, decoded; {@code /api/v1} has the segments 1 and 2. */
    static String segment(HttpServletRequest request, int number) throws Rejection {
        String[] segments = request.getRequestURI().split("/", -1);
        try {
            return number < segments.length
                    ? URLDecoder.decode(segments[number].replace("+", "%2B"), StandardCharsets.UTF_8)
                    : "";
        } catch (IllegalArgumentException e) {
            throw new Rejection(Rejection.Reason.INVALID, "the path has a percent sign without two digits");
        }
    }
}
