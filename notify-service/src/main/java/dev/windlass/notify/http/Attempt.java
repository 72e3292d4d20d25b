package dev.windlass.notify.http;

import dev.windlass.notify.send.SendResult;

/**
 * What one request came to.
 *
 * @param status 0 where there was no answer
 * @param retryAfter as the server wrote it; may be empty
 * @param mayPass whether the same request may fare better later
 */
record Attempt(int status, String retryAfter, boolean mayPass, SendResult send) {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_IMPLEMENTED = 501;

    static Attempt answered(Answer answer, String body) {
        int status = answer.status();
        if (status >= 200 && status <= 299) {
            return new Attempt(status, answer.retryAfter(), false, new SendResult.Sent());
        }
        String reason = "request has failed with error code " + status + " : " + body;
        boolean mayPass = status == TOO_MANY_REQUESTS || (status >= 500 && status != NOT_IMPLEMENTED);
        boolean later = mayPass || status == REQUEST_TIMEOUT || status == TOO_EARLY;
        return new Attempt(
                status,
                answer.retryAfter(),
                mayPass,
                later ? new SendResult.Failed(reason) : new SendResult.Rejected(reason));
    }

    static Attempt broken(String reason) {
        return new Attempt(0, "", true, new SendResult.Failed(reason));
    }

    static Attempt refused(String reason) {
        return new Attempt(0, "", false, new SendResult.Rejected(reason));
    }
}
