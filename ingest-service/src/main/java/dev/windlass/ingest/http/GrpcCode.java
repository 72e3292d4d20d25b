package dev.windlass.ingest.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * gRPC's status codes, with the HTTP status that grpc-gateway makes of each.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/statuscodes.md">Status codes</a>
 */
enum GrpcCode {
    UNKNOWN(2, HttpStatus.INTERNAL_SERVER_ERROR),
    INVALID_ARGUMENT(3, HttpStatus.BAD_REQUEST),
    DEADLINE_EXCEEDED(4, HttpStatus.GATEWAY_TIMEOUT),
    NOT_FOUND(5, HttpStatus.NOT_FOUND),
    ALREADY_EXISTS(6, HttpStatus.CONFLICT),
    PERMISSION_DENIED(7, HttpStatus.FORBIDDEN),
    RESOURCE_EXHAUSTED(8, HttpStatus.TOO_MANY_REQUESTS),
    UNIMPLEMENTED(12, HttpStatus.NOT_IMPLEMENTED),
    INTERNAL(13, HttpStatus.INTERNAL_SERVER_ERROR),
    UNAVAILABLE(14, HttpStatus.SERVICE_UNAVAILABLE),
    UNAUTHENTICATED(16, HttpStatus.UNAUTHORIZED);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final int number;
    private final HttpStatus http;

    GrpcCode(int number, HttpStatus http) {
        this.number = number;
        this.http = http;
    }

    /** What Argo Server makes of an HTTP status of the API server's. */
    static GrpcCode ofHttp(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> PERMISSION_DENIED;
            case 404 -> NOT_FOUND;
            case 409 -> ALREADY_EXISTS;
            case 429 -> RESOURCE_EXHAUSTED;
            case 501 -> UNIMPLEMENTED;
            case 503 -> UNAVAILABLE;
            case 504 -> DEADLINE_EXCEEDED;
            default -> status >= 400 && status < 500 ? INVALID_ARGUMENT : INTERNAL;
        };
    }

    /** Answers with an error in grpc-gateway's form where no controller does; it repeats nothing of the request. */
    void write(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        byte[] body = JSON.objectNode()
                .put("code", number)
                .put("message", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    int number() {
        return number;
    }

    HttpStatus http() {
        return http;
    }
}
