package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's body as JSON, whatever type it claims to have. */
@Component
final class JsonBody {
    /** Numbers stay as they were written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Admission admission;

    JsonBody(Admission admission) {
        this.admission = admission;
    }

    /** The body; an empty one is an empty object. */
    JsonNode read(HttpServletRequest request) throws Rejection {
        try (RequestBody body = admission.body(request)) {
            byte[] json = admission.read(body);
            if (json.length == 0) {
                return JSON.createObjectNode();
            }
            JsonNode tree = JSON.readTree(json);
            return tree.isMissingNode() ? JSON.createObjectNode() : tree;
        } catch (JacksonException e) {
            throw new Rejection(Rejection.Reason.INVALID, "the body is not JSON that can be read");
        }
    }
}
