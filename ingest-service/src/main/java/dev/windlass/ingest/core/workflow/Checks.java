package dev.windlass.ingest.core.workflow;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is checked of a Workflow before the API server is asked: what it begins with is there, and every argument has a
 * value. The rest is the controller's.
 */
final class Checks {
    private static final int MAX_NAME = 63;

    private final ClusterObjects objects;

    Checks(ClusterObjects objects) {
        this.objects = objects;
    }

    void check(Actor as, String namespace, ObjectNode workflow) throws ApiFailure {
        String name = workflow.path("metadata").path("name").asString("");
        if (name.length() > MAX_NAME) {
            throw ApiFailure.invalid("workflow name \"" + name
                    + "\" must not be more than 63 characters long (currently " + name.length() + ")");
        }
        JsonNode spec = workflow.path("spec");
        JsonNode ref = spec.path("workflowTemplateRef");
        JsonNode template = ref.isObject() ? template(as, namespace, ref).path("spec") : spec;
        entrypoint(spec, template);
        for (JsonNode parameter : template.path("arguments").path("parameters")) {
            String parameterName = parameter.path("name").asString("");
            if (!hasValue(parameter) && !isGiven(spec, parameterName)) {
                String field = "spec.arguments." + parameterName;
                throw ApiFailure.invalid(field + ".value or " + field + ".valueFrom is required");
            }
        }
    }

    private JsonNode template(Actor as, String namespace, JsonNode ref) throws ApiFailure {
        Kind kind = ref.path("clusterScope").asBoolean(false) ? Kind.CLUSTER_WORKFLOW_TEMPLATE : Kind.WORKFLOW_TEMPLATE;
        return objects.get(as, kind, namespace, ref.path("name").asString(""));
    }

    private static void entrypoint(JsonNode spec, JsonNode template) throws ApiFailure {
        String own = spec.path("entrypoint").asString("");
        String entrypoint = own.isEmpty() ? template.path("entrypoint").asString("") : own;
        if (entrypoint.isEmpty()) {
            throw ApiFailure.invalid("spec.entrypoint is required");
        }
        for (JsonNode each : template.path("templates")) {
            if (each.path("name").asString("").equals(entrypoint)) {
                return;
            }
        }
        throw ApiFailure.invalid("template name '" + entrypoint + "' undefined");
    }

    private static boolean isGiven(JsonNode spec, String parameter) {
        for (JsonNode given : spec.path("arguments").path("parameters")) {
            if (given.path("name").asString("").equals(parameter) && hasValue(given)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasValue(JsonNode parameter) {
        return parameter.hasNonNull("value") || parameter.hasNonNull("valueFrom");
    }
}
