package dev.windlass.ingest.core.workflow;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which controller's objects these are, where several share a cluster.
 *
 * @param id null: only those that name no controller
 */
public record InstanceId(@Nullable String id) {
    private static final String LABEL = "workflows.argoproj.io/controller-instanceid";

    /** A label selector, with the instance's own part. */
    String selector(String further) {
        String own = id == null ? "!" + LABEL : LABEL + "=" + id;
        return further.isEmpty() ? own : further + "," + own;
    }

    void label(ObjectNode labels) {
        if (id != null) {
            labels.put(LABEL, id);
        }
    }

    void check(JsonNode object) throws ApiFailure {
        String found = object.path("metadata").path("labels").path(LABEL).asString("");
        if (!found.equals(id == null ? "" : id)) {
            throw ApiFailure.invalid("'" + object.path("metadata").path("name").asString("")
                    + "' is not managed by the current Argo Server");
        }
    }
}
