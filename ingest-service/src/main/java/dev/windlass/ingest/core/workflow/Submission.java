package dev.windlass.ingest.core.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Workflow that a submit asks for, made from a template or a CronWorkflow, with the options laid over it. */
final class Submission {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("CronWorkflow", Kind.CRON_WORKFLOW),
            Map.entry("cronworkflow", Kind.CRON_WORKFLOW),
            Map.entry("cronworkflows", Kind.CRON_WORKFLOW),
            Map.entry("cwf", Kind.CRON_WORKFLOW),
            Map.entry("cronwf", Kind.CRON_WORKFLOW),
            Map.entry("WorkflowTemplate", Kind.WORKFLOW_TEMPLATE),
            Map.entry("workflowtemplate", Kind.WORKFLOW_TEMPLATE),
            Map.entry("workflowtemplates", Kind.WORKFLOW_TEMPLATE),
            Map.entry("wftmpl", Kind.WORKFLOW_TEMPLATE),
            Map.entry("ClusterWorkflowTemplate", Kind.CLUSTER_WORKFLOW_TEMPLATE),
            Map.entry("clusterworkflowtemplate", Kind.CLUSTER_WORKFLOW_TEMPLATE),
            Map.entry("clusterworkflowtemplates", Kind.CLUSTER_WORKFLOW_TEMPLATE),
            Map.entry("clusterwftmpl", Kind.CLUSTER_WORKFLOW_TEMPLATE),
            Map.entry("cwft", Kind.CLUSTER_WORKFLOW_TEMPLATE));

    private Submission() {}

    /** The kind that a submit names: by its name, its singular, its plural or its short name. */
    static Kind kind(String text) throws ApiFailure {
        Kind kind = KINDS.get(text);
        if (kind == null) {
            throw ApiFailure.invalid("Resource kind '" + text + "' is not supported for submitting");
        }
        return kind;
    }

    static ObjectNode ofTemplate(Kind kind, String name) {
        boolean cluster = kind == Kind.CLUSTER_WORKFLOW_TEMPLATE;
        ObjectNode workflow = JSON.objectNode();
        ObjectNode metadata = workflow.putObject("metadata").put("generateName", name + "-");
        metadata.putObject("labels")
                .put("workflows.argoproj.io/" + (cluster ? "cluster-workflow-template" : "workflow-template"), name);
        ObjectNode ref =
                workflow.putObject("spec").putObject("workflowTemplateRef").put("name", name);
        if (cluster) {
            ref.put("clusterScope", true);
        }
        return workflow;
    }

    static ObjectNode ofCron(JsonNode cron, Instant now) {
        String name = cron.path("metadata").path("name").asString("");
        ObjectNode workflow = JSON.objectNode();
        ObjectNode metadata = workflow.putObject("metadata").put("generateName", name + "-");
        ObjectNode labels = metadata.putObject("labels").put("workflows.argoproj.io/cron-workflow", name);
        ObjectNode annotations = metadata.putObject("annotations")
                .put(
                        "workflows.argoproj.io/scheduled-time",
                        now.truncatedTo(ChronoUnit.SECONDS).toString());
        JsonNode given = cron.path("spec").path("workflowMetadata");
        given.path("labels").properties().forEach(it -> labels.set(it.getKey(), it.getValue()));
        given.path("annotations").properties().forEach(it -> annotations.set(it.getKey(), it.getValue()));
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", Kind.API_VERSION)
                .put("kind", Kind.CRON_WORKFLOW.kind())
                .put("name", name)
                .put("uid", cron.path("metadata").path("uid").asString(""))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        workflow.set("spec", cron.path("spec").path("workflowSpec").deepCopy());
        return workflow;
    }

    static void apply(ObjectNode workflow, JsonNode options) throws ApiFailure {
        ObjectNode spec = workflow.withObjectProperty("spec");
        ObjectNode metadata = workflow.withObjectProperty("metadata");
        set(spec, "entrypoint", options.path("entryPoint"));
        set(spec, "serviceAccountName", options.path("serviceAccount"));
        set(spec, "podPriorityClassName", options.path("podPriorityClassName"));
        if (options.hasNonNull("priority")) {
            spec.set("priority", options.path("priority"));
        }
        pairs(metadata, "labels", options.path("labels").asString(""));
        pairs(metadata, "annotations", options.path("annotations").asString(""));
        parameters(spec.withObjectProperty("arguments"), options.path("parameters"));
        set(metadata, "generateName", options.path("generateName"));
        set(metadata, "name", options.path("name"));
        if (options.path("ownerReference").isObject()) {
            metadata.withArrayProperty("ownerReferences").add(options.path("ownerReference"));
        }
    }

    private static void set(ObjectNode object, String field, JsonNode value) {
        if (!value.asString("").isEmpty()) {
            object.put(field, value.asString(""));
        }
    }

    private static void pairs(ObjectNode metadata, String field, String text) throws ApiFailure {
        if (text.isEmpty()) {
            return;
        }
        ObjectNode all = metadata.withObjectProperty(field);
        for (String pair : text.split(",", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length != 2) {
                throw new ApiFailure(400, "expected " + field + " of the form: NAME1=VALUE1,NAME2=VALUE2");
            }
            all.put(parts[0], parts[1]);
        }
    }

    private static void parameters(ObjectNode arguments, JsonNode wanted) throws ApiFailure {
        if (wanted.isEmpty()) {
            return;
        }
        ArrayNode parameters = JSON.arrayNode();
        Set<String> names = new HashSet<>();
        for (JsonNode each : wanted) {
            String[] parts = each.asString("").split("=", 2);
            if (parts.length != 2) {
                throw new ApiFailure(400, "expected parameter of the form: NAME=VALUE");
            }
            parameters.addObject().put("name", parts[0]).put("value", parts[1]);
            names.add(parts[0]);
        }
        for (JsonNode own : arguments.path("parameters")) {
            if (!names.contains(own.path("name").asString(""))) {
                parameters.add(own);
            }
        }
        arguments.set("parameters", parameters);
    }
}
