package dev.windlass.ingest.core.workflow;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives objects the form in which Argo Server writes them: what its types always have is there, be it empty. */
final class Shape {
    private static final String[] CONTAINERS = {"container", "script"};
    private static final String[] LISTS_OF_CONTAINERS = {"initContainers", "sidecars"};

    private Shape() {}

    static ObjectNode of(Kind kind, ObjectNode object) {
        object.remove("kind");
        object.remove("apiVersion");
        present(object, "metadata");
        JsonNode spec = present(object, "spec");
        switch (kind) {
            case WORKFLOW -> {
                workflowSpec(spec);
                status(present(object, "status"));
            }
            case WORKFLOW_TEMPLATE, CLUSTER_WORKFLOW_TEMPLATE -> workflowSpec(spec);
            case CRON_WORKFLOW -> workflowSpec(present(spec, "workflowSpec"));
            case WORKFLOW_EVENT_BINDING -> {
                present(spec.path("submit"), "metadata");
                present(spec.path("submit"), "workflowTemplateRef");
            }
        }
        return object;
    }

    private static void status(JsonNode status) {
        absentIsNull(status, "startedAt");
        absentIsNull(status, "finishedAt");
        status.path("storedTemplates").forEach(Shape::template);
        workflowSpec(status.path("storedWorkflowTemplateSpec"));
    }

    private static void workflowSpec(JsonNode spec) {
        present(spec, "arguments");
        spec.path("templates").forEach(Shape::template);
        template(spec.path("templateDefaults"));
        spec.path("volumeClaimTemplates").forEach(Shape::volumeClaim);
        volumes(spec);
        hooks(spec);
    }

    private static void template(JsonNode node) {
        if (!(node instanceof ObjectNode template)) {
            return;
        }
        // What templates once had; an empty one says nothing.
        if (template.path("arguments").isObject() && template.path("arguments").isEmpty()) {
            template.remove("arguments");
        }
        present(template, "inputs");
        present(template, "outputs");
        present(template, "metadata");
        for (String field : CONTAINERS) {
            container(template.path(field));
        }
        for (String field : LISTS_OF_CONTAINERS) {
            template.path(field).forEach(Shape::container);
        }
        template.path("containerSet").path("containers").forEach(Shape::container);
        template.path("steps").forEach(parallel -> parallel.forEach(Shape::call));
        template.path("dag").path("tasks").forEach(Shape::call);
        volumes(template);
    }

    /** A step or a task. */
    private static void call(JsonNode call) {
        present(call, "arguments");
        template(call.path("inline"));
        hooks(call);
    }

    private static void hooks(JsonNode object) {
        object.path("hooks").forEach(hook -> present(hook, "arguments"));
    }

    private static void container(JsonNode node) {
        if (node instanceof ObjectNode container) {
            if (!container.has("name")) {
                container.put("name", "");
            }
            present(container, "resources");
        }
    }

    private static void volumes(JsonNode object) {
        for (JsonNode volume : object.path("volumes")) {
            JsonNode claim = volume.path("ephemeral").path("volumeClaimTemplate");
            present(claim, "metadata");
            present(present(claim, "spec"), "resources");
        }
    }

    private static void volumeClaim(JsonNode claim) {
        present(claim, "metadata");
        present(present(claim, "spec"), "resources");
        present(claim, "status");
    }

    /** The object's field, which is made where it is missing; what is no object is left as it is. */
    private static JsonNode present(JsonNode node, String field) {
        return node instanceof ObjectNode object && !object.hasNonNull(field)
                ? object.putObject(field)
                : node.path(field);
    }

    private static void absentIsNull(JsonNode node, String field) {
        if (node instanceof ObjectNode object && !object.has(field)) {
            object.putNull(field);
        }
    }
}
