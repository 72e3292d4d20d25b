package dev.windlass.notify.http;

import dev.windlass.notify.send.SendResult;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * What one request came to.
 *
 * @param status 0 where there was no answer
 * @param mayPass whether the same request may fare better later
 */
record Attempt(int status, HttpHeaders headers, boolean mayPass, SendResult send) {
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_IMPLEMENTED = 501;

    static Attempt answered(HttpResponse<byte[]> response, String body) {
        int status = response.statusCode();
        if (status >= 200 && status <= 299) {
            return new Attempt(status, response.headers(), false, new SendResult.Sent());
        }
        String reason = "request has failed with error code " + status + " : " + body;
        boolean mayPass = status == TOO_MANY_REQUESTS || (status >= 500 && status != NOT_IMPLEMENTED);
        boolean later = mayPass || status == REQUEST_TIMEOUT || status == TOO_EARLY;
        return new Attempt(
                status,
                response.headers(),
                mayPass,
                later ? new SendResult.Failed(reason) : new SendResult.Rejected(reason));
    }

    static Attempt broken(String reason) {
        return new Attempt(0, NO_HEADERS, true, new SendResult.Failed(reason));
    }

    static Attempt refused(String reason) {
        return new Attempt(0, NO_HEADERS, false, new SendResult.Rejected(reason));
    }
}
