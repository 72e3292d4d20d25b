package dev.windlass.submit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.submit.core.ClusterException.Lasting;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClusterFailuresTest {
    private static final String PATH = "/apis/argoproj.io/v1alpha1/namespaces/argo/workflowtemplates/hello%20you";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWAY    | 502 |                     | bad gateway
            AWAY    | 503 |                     | no endpoints available for service
            AWAY    | 500 | ServiceUnavailable  | apiserver is shutting down
            PASSING | 429 |                     | Too many requests, please try again later.
            PASSING | 500 | TooManyRequests     | the server has received too many requests
            PASSING | 504 | Timeout             | request did not complete within the allotted timeout
            PASSING | 500 | ServerTimeout       | the POST operation could not be completed at this time, try again
            PASSING | 401 | Unauthorized        | Unauthorized
            PASSING | 500 | InternalError       | failed calling webhook "a.b.c": context deadline exceeded
            PASSING | 500 | InternalError       | resource quota evaluation timed out
            PASSING | 403 | Forbidden           | workflows.argoproj.io "w" is forbidden: exceeded quota: q, requested: 1
            PASSING | 409 | Conflict            | Operation cannot be fulfilled on resourcequotas "q": the object has been modified
            PASSING | 400 |                     | rpc error: etcdserver: leader changed
            PASSING | 404 |                     |
            PASSING | 404 | NotFound            | the server could not find the requested resource
            FINAL   | 403 | Forbidden           | workflows.argoproj.io is forbidden: User "jane" cannot create resource
            FINAL   | 403 | Forbidden           | admission webhook "a.b.c" denied the request: no
            FINAL   | 409 | AlreadyExists       | workflows.argoproj.io "w" already exists
            FINAL   | 422 | Invalid             | Workflow.argoproj.io "W" is invalid
            FINAL   | 400 | BadRequest          | admission webhook "a.b.c" denied the request
            """)
    void howLongAnAnswerLasts(Lasting lasting, int code, String reason, String message) {
        Status status = new StatusBuilder()
                .withReason(reason)
                .withMessage(message)
                .withCode(code)
                .build();
        assertThat(ClusterFailures.of(PATH, answer(code, Duration.ZERO), status).lasting())
                .isEqualTo(lasting);
    }

    @ParameterizedTest
    @CsvSource({
        "FINAL, workflowtemplates, hello you",
        "FINAL, namespaces, argo",
        "PASSING, namespaces, other",
        "PASSING, workflowtemplates, hello",
        "PASSING, workflowtemplates, argo",
        "PASSING, services, webhook",
        "PASSING, , hello you",
        "PASSING, workflowtemplates, ",
    })
    void whatIsNotFoundIsFinalOnlyIfItWasAskedFor(Lasting lasting, @Nullable String kind, @Nullable String name) {
        Status status = new StatusBuilder()
                .withReason("NotFound")
                .withMessage("not found")
                .withNewDetails()
                .withKind(kind)
                .withName(name)
                .endDetails()
                .build();
        assertThat(ClusterFailures.of(PATH, answer(404, Duration.ZERO), status).lasting())
                .isEqualTo(lasting);
    }

    @Test
    void whereThereIsNoAnswerTheApiIsAway() {
        assertThat(ClusterFailures.noAnswer("nothing in time").lasting()).isEqualTo(Lasting.AWAY);
        assertThat(ClusterFailures.noAnswer("nothing in time")).hasMessage("nothing in time");
    }

    @Test
    void theLongerOfTheTwoWaitsCounts() {
        Status status = new StatusBuilder()
                .withNewDetails()
                .withRetryAfterSeconds(7)
                .endDetails()
                .build();
        assertThat(ClusterFailures.of(PATH, answer(429, Duration.ofSeconds(1)), status)
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(ClusterFailures.of(PATH, answer(429, Duration.ofSeconds(1)), new Status())
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(1));
    }

    private static Answer answer(int code, Duration retryAfter) {
        return new Answer(code, "", retryAfter);
    }

    @Test
    void theDocumentHasTheSameTable() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "failing-well.md"));
        String rows = ClusterFailures.TABLE.stream()
                .map(it -> "| " + it.answers() + " | " + said(it.lasting()) + " |\n")
                .reduce("", String::concat);
        assertThat(document).contains(rows);
    }

    private static String said(Lasting lasting) {
        return switch (lasting) {
            case AWAY -> "away";
            case PASSING -> "passing";
            case FINAL -> "final";
        };
    }
}
