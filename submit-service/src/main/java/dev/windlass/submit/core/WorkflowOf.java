package dev.windlass.submit.core;

import dev.windlass.contracts.CreatorLabel;
import dev.windlass.contracts.SubmitCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Workflow that a command asks for, put together in the order in which Argo Workflows does it: what comes later
 * wins.
 *
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/events/">Argo Workflows: Events</a>
 */
final class WorkflowOf {
    /** Names the event a Workflow was made for: by it a repeated command is told from a conflict. */
    static final String EVENT_ID = "windlass.dev/event-id";

    private static final String WORKFLOW_TEMPLATE = "workflows.argoproj.io/workflow-template";
    private static final String CLUSTER_WORKFLOW_TEMPLATE = "workflows.argoproj.io/cluster-workflow-template";
    private static final String EVENT_BINDING = "workflows.argoproj.io/workflow-event-binding";

    private WorkflowOf() {}

    static Map<String, Object> command(SubmitCommand command, Map<String, Object> template) {
        Map<String, Object> workflow = new LinkedHashMap<>();
        workflow.put("apiVersion", "argoproj.io/v1alpha1");
        workflow.put("kind", "Workflow");
        workflow.put("metadata", metadata(command, object(object(template, "spec"), "workflowMetadata")));
        workflow.put("spec", spec(command));
        return workflow;
    }

    private static Map<String, Object> metadata(SubmitCommand command, Map<String, Object> ofTemplate) {
        Map<String, Object> labels = new TreeMap<>();
        labels.put(
                command.template().clusterScope() ? CLUSTER_WORKFLOW_TEMPLATE : WORKFLOW_TEMPLATE,
                command.template().name());
        labels.putAll(object(ofTemplate, "labels"));
        labels.putAll(command.labels());
        labels.remove(CreatorLabel.KEY);
        labels.remove(CreatorLabel.KEY + "-email");
        labels.remove(CreatorLabel.KEY + "-preferred-username");
        if (command.caller() != null) {
            labels.put(CreatorLabel.KEY, CreatorLabel.of(command.caller().name()));
        }
        labels.put(EVENT_BINDING, command.binding());
        Map<String, Object> annotations = new TreeMap<>(object(ofTemplate, "annotations"));
        annotations.putAll(command.annotations());
        annotations.put(EVENT_ID, command.eventId());

        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", command.name());
        if (command.generateName() != null) {
            metadata.put("generateName", command.generateName());
        }
        metadata.put("namespace", command.namespace());
        metadata.put("labels", labels);
        metadata.put("annotations", annotations);
        return metadata;
    }

    private static Map<String, Object> spec(SubmitCommand command) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (!command.parameters().isEmpty()) {
            List<Map<String, String>> parameters = command.parameters().stream()
                    .map(it -> Map.of("name", it.name(), "value", it.value()))
                    .toList();
            arguments.put("parameters", parameters);
        }
        Map<String, Object> ref = new LinkedHashMap<>();
        ref.put("name", command.template().name());
        if (command.template().clusterScope()) {
            ref.put("clusterScope", true);
        }
        return Map.of("arguments", arguments, "workflowTemplateRef", ref);
    }

    @SuppressWarnings("unchecked") // a JSON object's keys are strings
    private static Map<String, Object> object(Map<String, Object> in, String field) {
        return in.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
