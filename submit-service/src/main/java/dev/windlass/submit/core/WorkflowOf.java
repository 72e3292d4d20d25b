package dev.windlass.submit.core;

import dev.windlass.contracts.SubmitCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Workflow that a command asks for.
 *
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/events/">Argo Workflows: Events</a>
 */
final class WorkflowOf {
    private static final String EVENT_ID = "windlass.dev/event-id";
    private static final String BINDING = "windlass.dev/binding";

    private WorkflowOf() {}

    /** Whether a Workflow with these annotations was made for the command: a repeat is told from a conflict by it. */
    static boolean wasMadeFor(SubmitCommand command, Map<String, String> annotations) {
        return command.eventId().equals(annotations.get(EVENT_ID))
                && command.binding().equals(annotations.get(BINDING));
    }

    static Map<String, Object> command(SubmitCommand command, Template template, Map<String, String> creator) {
        Map<String, Object> workflow = new LinkedHashMap<>();
        workflow.put("apiVersion", "argoproj.io/v1alpha1");
        workflow.put("kind", "Workflow");
        workflow.put("metadata", metadata(command, template, creator));
        workflow.put("spec", spec(command));
        return workflow;
    }

    private static Map<String, Object> metadata(SubmitCommand command, Template template, Map<String, String> creator) {
        Map<String, Object> annotations = new TreeMap<>(template.workflowAnnotations());
        annotations.putAll(command.annotations());
        annotations.put(EVENT_ID, command.eventId());
        annotations.put(BINDING, command.binding());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", command.name());
        if (command.generateName() != null) {
            metadata.put("generateName", command.generateName());
        }
        metadata.put("labels", WorkflowLabels.of(command, template, creator));
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
}
