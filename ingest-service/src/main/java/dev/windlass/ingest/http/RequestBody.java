package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A request's body as it was sent, up to a limit. */
final class RequestBody {
    private RequestBody() {}

    static byte[] read(HttpServletRequest request, long maxBytes) throws IOException, Rejection {
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] body = request.getInputStream().readNBytes(Math.toIntExact(maxBytes + 1));
        if (body.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return body;
    }

    private static Rejection tooLarge(long maxBytes) {
        return new Rejection(
                Rejection.Reason.TOO_LARGE,
                "the body is larger than " + maxBytes + " bytes (windlass.ingest.max-body-size)");
    }
}
