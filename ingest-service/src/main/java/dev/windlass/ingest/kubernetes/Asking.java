package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.kube.Identity;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.kube.KubeAwayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to the Kubernetes API as the service itself; where no answer comes, the sender may try again. */
final class Asking {
    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    static final JsonMapper JSON = new JsonMapper();

    private final KubeApi api;

    Asking(KubeApi api) {
        this.api = api;
    }

    /** What became of the wish to get an object. */
    sealed interface Found {
        record There(JsonNode json) implements Found {}

        /** There is none of that name. */
        record Nothing() implements Found {}

        /** It may not be seen. */
        record Refused(int status) implements Found {}
    }

    Found find(String path) throws Rejection {
        Answer answer = send("GET", path, null);
        if (answer.isSuccess()) {
            return new Found.There(parse(answer.body()));
        }
        return answer.status() == 404 ? new Found.Nothing() : new Found.Refused(answer.status());
    }

    /** The review with its status. */
    JsonNode review(String path, JsonNode review) throws Rejection {
        Answer answer = send("POST", path, review.toString());
        if (!answer.isSuccess()) {
            log.warn("The Kubernetes API answered {} to {}", answer.status(), path);
            throw unavailable();
        }
        return parse(answer.body()).path("status");
    }

    Answer send(String method, String path, @Nullable String body) throws Rejection {
        try {
            Answer answer = api.send(Identity.OWN, method, path, body);
            if (answer.status() >= 500 || answer.status() == 429) {
                log.warn("The Kubernetes API answered {} to {} {}", answer.status(), method, path);
                throw unavailable();
            }
            return answer;
        } catch (KubeAwayException e) {
            log.warn("{}: {} {}", e.getMessage(), method, path);
            throw unavailable();
        }
    }

    private static JsonNode parse(String body) throws Rejection {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            log.warn("The Kubernetes API answered what is no JSON");
            throw unavailable();
        }
    }

    private static Rejection unavailable() {
        return new Rejection(Rejection.Reason.UNAVAILABLE, "the caller cannot be checked now; try again");
    }
}
