package dev.windlass.submit.kubernetes;

import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.ClusterException.Lasting;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Which answers of the Kubernetes API may change by waiting: the one table of it. */
final class ClusterFailures {
    private ClusterFailures() {}

    static ClusterException of(KubernetesClientException e) {
        return of(e.getCode(), message(e));
    }

    /** What an answer means that is no success; a status below 100 is no answer at all. */
    static ClusterException of(int code, String message) {
        return new ClusterException(message, lasting(code, message));
    }

    private static Lasting lasting(int code, String message) {
        if (code < 100) {
            // No HTTP status, so no answer at all: refused, timed out, reset.
            return Lasting.AWAY;
        }
        return switch (code) {
            case 502, 503 -> Lasting.AWAY;
            case 401, 408, 429, 500, 504 -> Lasting.PASSING;
            // A quota is exceeded until something else ends.
            case 403 -> message.contains("exceeded quota") ? Lasting.PASSING : Lasting.FINAL;
            default -> Lasting.FINAL;
        };
    }

    /** The API's own words; where it gave none, what went wrong on the way to it. */
    private static String message(KubernetesClientException e) {
        Status status = e.getStatus();
        if (status != null && status.getMessage() != null) {
            return status.getMessage();
        }
        Throwable cause = e.getCause();
        String text = cause == null ? e.getMessage() : cause.getMessage();
        return text == null ? "the Kubernetes API cannot be reached" : text;
    }
}
