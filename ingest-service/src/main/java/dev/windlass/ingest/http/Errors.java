package dev.windlass.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.windlass.ingest.IngestProperties;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.ApiFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/**
 * Errors in the form in which Argo Server answers them: grpc-gateway's, with gRPC's codes.
 *
 * @see <a href="https://grpc.io/docs/guides/status-codes/">gRPC status codes</a>
 */
@RestControllerAdvice
class Errors {
    /** What Argo Server answers where a webhook sender cannot be checked, with this very spacing and type. */
    private static final byte[] WEBHOOK_REFUSED =
            "{\"message\": \"failed to process webhook request\"}".getBytes(StandardCharsets.UTF_8);

    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final String retryAfterSeconds;

    Errors(IngestProperties properties) {
        this.retryAfterSeconds =
                Long.toString(Math.max(1, properties.retryAfter().toSeconds()));
    }

    @ExceptionHandler
    ResponseEntity<?> rejected(Rejection rejection) {
        String why = rejection.explanation();
        return switch (rejection.reason()) {
            case INVALID -> answer(HttpStatus.BAD_REQUEST, GrpcCode.INVALID_ARGUMENT, why);
            case NOT_FOUND -> answer(HttpStatus.NOT_FOUND, GrpcCode.NOT_FOUND, why);
            case TOO_LARGE -> answer(HttpStatus.CONTENT_TOO_LARGE, GrpcCode.RESOURCE_EXHAUSTED, why);
            case UNSUPPORTED_ENCODING ->
                json(ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                                .header(HttpHeaders.ACCEPT_ENCODING, ContentEncoding.ACCEPTED))
                        .body(new Body(GrpcCode.INVALID_ARGUMENT.number(), why, List.of()));
            case TOO_SLOW -> answer(HttpStatus.REQUEST_TIMEOUT, GrpcCode.DEADLINE_EXCEEDED, why);
            case UNAUTHENTICATED ->
                json(ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"))
                        .body(new Body(GrpcCode.UNAUTHENTICATED.number(), why, List.of()));
            case FORBIDDEN -> answer(HttpStatus.FORBIDDEN, GrpcCode.PERMISSION_DENIED, why);
            case WEBHOOK_REFUSED ->
                ResponseEntity.status(HttpStatus.FORBIDDEN).contentType(PLAIN).body(WEBHOOK_REFUSED);
            case TOO_MANY -> later(HttpStatus.TOO_MANY_REQUESTS, "1", GrpcCode.RESOURCE_EXHAUSTED, why);
            case UNAVAILABLE -> later(HttpStatus.SERVICE_UNAVAILABLE, retryAfterSeconds, GrpcCode.UNAVAILABLE, why);
        };
    }

    @ExceptionHandler
    ResponseEntity<Body> failed(ApiFailure failure) {
        GrpcCode code = GrpcCode.ofHttp(failure.status());
        return code == GrpcCode.UNAVAILABLE
                ? later(code.http(), retryAfterSeconds, code, failure.explanation())
                : answer(code.http(), code, failure.explanation());
    }

    /**
     * Somewhere in the body stands a text where an object must be, or the like. Where nothing is read from a body it is
     * no fault of the caller's.
     */
    @ExceptionHandler
    ResponseEntity<Body> misshapen(JacksonException e, HttpServletRequest request) {
        if (!Set.of("POST", "PUT").contains(request.getMethod())) {
            LOG.warn("{} {} cannot be answered", request.getMethod(), request.getRequestURI(), e);
            return answer(HttpStatus.INTERNAL_SERVER_ERROR, GrpcCode.INTERNAL, "what is stored cannot be told as JSON");
        }
        return answer(
                HttpStatus.BAD_REQUEST,
                GrpcCode.INVALID_ARGUMENT,
                "a field of the body has another type than it must have");
    }

    /** Under /api/ Argo Server has gRPC's word for it; elsewhere there is nothing of ours. */
    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Body> unknownPath(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/")
                ? answer(HttpStatus.NOT_IMPLEMENTED, GrpcCode.UNIMPLEMENTED, "Not Implemented")
                : answer(HttpStatus.NOT_FOUND, GrpcCode.NOT_FOUND, "Not Found");
    }

    @ExceptionHandler
    ResponseEntity<Body> wrongMethod(HttpRequestMethodNotSupportedException e) {
        String[] allowed = e.getSupportedMethods();
        return json(ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                        .header(HttpHeaders.ALLOW, allowed == null ? "" : String.join(", ", allowed)))
                .body(new Body(GrpcCode.UNIMPLEMENTED.number(), "Method Not Allowed", List.of()));
    }

    static ResponseEntity<Body> answer(HttpStatus status, GrpcCode code, String message) {
        return json(ResponseEntity.status(status)).body(new Body(code.number(), message, List.of()));
    }

    private static ResponseEntity<Body> later(HttpStatus status, String seconds, GrpcCode code, String message) {
        return json(ResponseEntity.status(status).header(HttpHeaders.RETRY_AFTER, seconds))
                .body(new Body(code.number(), message, List.of()));
    }

    private static ResponseEntity.BodyBuilder json(ResponseEntity.BodyBuilder answer) {
        return answer.contentType(MediaType.APPLICATION_JSON);
    }

    /**
     * An error.
     *
     * @param code gRPC's
     * @param details left out where there are none
     */
    record Body(
            int code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Object> details) {}
}
