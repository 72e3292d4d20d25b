package dev.windlass.ingest.core.workflow;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives objects the form in which Argo Server writes them: what its types always have is there, be it empty. */
final class Shape {
    private Shape() {}

    static ObjectNode of(Kind kind, ObjectNode object) {
        object.remove("kind");
        object.remove("apiVersion");
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.remove("managedFields");
        ObjectNode spec = object.withObjectProperty("spec");
        switch (kind) {
            case WORKFLOW -> {
                workflowSpec(spec);
                ObjectNode status = object.withObjectProperty("status");
                absentIsNull(status, "startedAt");
                absentIsNull(status, "finishedAt");
            }
            case WORKFLOW_TEMPLATE, CLUSTER_WORKFLOW_TEMPLATE -> workflowSpec(spec);
            case CRON_WORKFLOW -> workflowSpec(spec.withObjectProperty("workflowSpec"));
            case WORKFLOW_EVENT_BINDING -> {
                if (spec.path("submit") instanceof ObjectNode submit) {
                    submit.withObjectProperty("metadata");
                    submit.withObjectProperty("workflowTemplateRef");
                }
            }
        }
        return object;
    }

    private static void workflowSpec(ObjectNode spec) {
        spec.withObjectProperty("arguments");
        for (JsonNode template : spec.path("templates")) {
            if (template instanceof ObjectNode it) {
                template(it);
            }
        }
    }

    private static void template(ObjectNode template) {
        // What templates once had; an empty one says nothing.
        if (template.path("arguments").isObject() && template.path("arguments").isEmpty()) {
            template.remove("arguments");
        }
        template.withObjectProperty("inputs");
        template.withObjectProperty("outputs");
        template.withObjectProperty("metadata");
        for (String field : new String[] {"container", "script"}) {
            if (template.path(field) instanceof ObjectNode container) {
                if (!container.has("name")) {
                    container.put("name", "");
                }
                container.withObjectProperty("resources");
            }
        }
    }

    private static void absentIsNull(ObjectNode object, String field) {
        if (!object.has(field)) {
            object.putNull(field);
        }
    }
}
