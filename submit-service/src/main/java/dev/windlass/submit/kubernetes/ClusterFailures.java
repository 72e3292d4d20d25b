package dev.windlass.submit.kubernetes;

import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.ClusterException.Lasting;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which answers of the Kubernetes API may change by waiting: the one table of it, which {@code docs/failing-well.md}
 * repeats. The first row that fits counts.
 *
 * @see <a href="https://github.com/argoproj/argo-workflows/blob/main/util/errors/errors.go">what Argo Workflows counts as
 *     transient</a>
 */
final class ClusterFailures {
    static final List<Row> TABLE = List.of(
            new Row(
                    "no answer: refused, reset, or nothing in time",
                    Lasting.AWAY,
                    it -> it.code() < 100 && it.reason().isEmpty()),
            new Row("`502`, `503`, `ServiceUnavailable`", Lasting.AWAY, any(Set.of(502, 503), "ServiceUnavailable")),
            new Row("`429`, `TooManyRequests`", Lasting.PASSING, any(Set.of(429), "TooManyRequests")),
            new Row(
                    "`408`, `504`, `Timeout`, `ServerTimeout`",
                    Lasting.PASSING,
                    any(Set.of(408, 504), "Timeout", "ServerTimeout")),
            new Row("`401`: the service's own token is renewed", Lasting.PASSING, any(Set.of(401), "Unauthorized")),
            new Row(
                    "`500`, `InternalError`: among them admission webhooks that fail or take too long, and a quota "
                            + "that could not be evaluated in time",
                    Lasting.PASSING,
                    any(Set.of(500), "InternalError")),
            new Row(
                    "`403` that says `exceeded quota`: until something else ends",
                    Lasting.PASSING,
                    it -> it.code() == 403 && it.message().contains("exceeded quota")),
            new Row(
                    "`409` `Conflict`: others write the same ResourceQuota at this moment",
                    Lasting.PASSING,
                    it -> it.code() == 409 && it.reason().equals("Conflict")),
            new Row(
                    "`404` that names no object that was asked for: nobody serves the kind, or not yet",
                    Lasting.PASSING,
                    it -> it.code() == 404 && !it.aboutObject()),
            new Row(
                    "any that says `etcdserver: leader changed`, `no leader`, `request timed out` or `too many requests`",
                    Lasting.PASSING,
                    says(
                            "etcdserver: leader changed",
                            "etcdserver: no leader",
                            "etcdserver: request timed out",
                            "etcdserver: too many requests")),
            new Row(
                    "everything else: `400`, `403`, `404`, `405`, `409` `AlreadyExists`, `413`, `415`, `422`",
                    Lasting.FINAL,
                    it -> true));

    private ClusterFailures() {}

    /** A row: answers, in words, and how long they last. */
    record Row(String answers, Lasting lasting, Predicate<Refusal> holds) {}

    /**
     * An answer that is no success.
     *
     * @param code HTTP's; below 100 where there is no answer
     * @param reason Kubernetes's word; empty where it gave none
     * @param message the API's own words; where it gave none, what went wrong on the way to it
     * @param aboutObject whether it names an object that was asked for
     */
    record Refusal(int code, String reason, String message, boolean aboutObject) {}

    /** What an answer means that is no success. */
    static ClusterException of(String path, Answer answer, Status status) {
        return of(
                answer.status(),
                status,
                answer.retryAfter(),
                isAbout(path, status),
                "the Kubernetes API answered " + answer.status());
    }

    /** Whether it names an object of the path as the one that it is about, such as its namespace. */
    static boolean isAbout(String path, Status status) {
        StatusDetails about = status.getDetails();
        return "NotFound".equals(status.getReason())
                && about != null
                && about.getKind() != null
                && about.getName() != null
                && (path + "/").contains("/" + about.getKind() + "/" + KubeApi.segment(about.getName()) + "/");
    }

    static ClusterException noAnswer(String message) {
        return of(0, new Status(), Duration.ZERO, false, message);
    }

    static Lasting lasting(Refusal refusal) {
        return TABLE.stream()
                .filter(it -> it.holds().test(refusal))
                .findFirst()
                .orElseThrow()
                .lasting();
    }

    private static ClusterException of(
            int code, Status status, Duration retryAfter, boolean aboutObject, String otherwise) {
        String message = status.getMessage() == null ? otherwise : status.getMessage();
        String reason = status.getReason() == null ? "" : status.getReason();
        return new ClusterException(
                message, lasting(new Refusal(code, reason, message, aboutObject)), longer(retryAfter, status));
    }

    private static Duration longer(Duration retryAfter, Status status) {
        Integer seconds =
                status.getDetails() == null ? null : status.getDetails().getRetryAfterSeconds();
        Duration said = seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
        return said.compareTo(retryAfter) > 0 ? said : retryAfter;
    }

    private static Predicate<Refusal> any(Set<Integer> codes, String... reasons) {
        Set<String> words = Set.of(reasons);
        return it -> codes.contains(it.code()) || words.contains(it.reason());
    }

    private static Predicate<Refusal> says(String... texts) {
        return it -> Arrays.stream(texts).anyMatch(it.message()::contains);
    }
}
