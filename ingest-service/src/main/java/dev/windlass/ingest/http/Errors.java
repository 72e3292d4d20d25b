package dev.windlass.ingest.http;

import dev.windlass.ingest.IngestProperties;
import dev.windlass.ingest.core.Rejection;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Errors in the form in which Argo Server answers them: grpc-gateway's, with gRPC's codes.
 *
 * @see <a href="https://grpc.io/docs/guides/status-codes/">gRPC status codes</a>
 */
@RestControllerAdvice
class Errors {
    private static final int INVALID_ARGUMENT = 3;
    private static final int NOT_FOUND = 5;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final int UNIMPLEMENTED = 12;
    private static final int UNAVAILABLE = 14;

    private final String retryAfterSeconds;

    Errors(IngestProperties properties) {
        this.retryAfterSeconds =
                Long.toString(Math.max(1, properties.retryAfter().toSeconds()));
    }

    @ExceptionHandler
    ResponseEntity<Body> rejected(Rejection rejection) {
        return switch (rejection.reason()) {
            case INVALID -> answer(HttpStatus.BAD_REQUEST, INVALID_ARGUMENT, rejection.explanation());
            case TOO_LARGE -> answer(HttpStatus.CONTENT_TOO_LARGE, RESOURCE_EXHAUSTED, rejection.explanation());
            case UNAVAILABLE ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Body(UNAVAILABLE, rejection.explanation(), List.of()));
        };
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Body> unknownPath() {
        return answer(HttpStatus.NOT_FOUND, NOT_FOUND, "Not Found");
    }

    @ExceptionHandler
    ResponseEntity<Body> wrongMethod(HttpRequestMethodNotSupportedException e) {
        String[] allowed = e.getSupportedMethods();
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, allowed == null ? new String[0] : allowed)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Body(UNIMPLEMENTED, "Method Not Allowed", List.of()));
    }

    private static ResponseEntity<Body> answer(HttpStatus status, int code, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Body(code, message, List.of()));
    }

    record Body(int code, String message, List<Object> details) {}
}
