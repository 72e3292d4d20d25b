package dev.windlass.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one Workflow. It carries everything the decision needed to know about the event, so that acting on it
 * twice asks for the same Workflow twice.
 *
 * @param eventId the event it follows from
 * @param namespace where the Workflow is to be
 * @param binding the WorkflowEventBinding that matched
 * @param template what the Workflow is made from
 * @param name the Workflow's whole name, decided here so that a repeat asks for the same one
 * @param generateName kept in the Workflow's metadata beside the name; null where there is none
 * @param labels evaluated {@code submit.metadata.labels}
 * @param annotations evaluated {@code submit.metadata.annotations}
 * @param parameters evaluated arguments, in the binding's order
 * @param caller the event's caller; null where nobody was authenticated
 * @param partitionKey commands with the same key are acted on in order; null where the sender gave none
 * @param instanceId the controller instance that the template and the Workflow belong to; null for the one without an id
 * @param bindingUid the binding's uid; null in records written before there was one
 */
public record SubmitCommand(
        String eventId,
        String namespace,
        String binding,
        TemplateRef template,
        String name,
        @Nullable String generateName,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<Parameter> parameters,
        @Nullable Caller caller,
        @Nullable String partitionKey,
        @Nullable String instanceId,
        @Nullable String bindingUid) {
    public SubmitCommand {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        parameters = List.copyOf(parameters);
    }

    /** The id of the command that follows from an event for a binding: there is only one. */
    public static String id(String eventId, String binding) {
        return eventId + "/" + binding;
    }

    /** A command for the controller instance without an id, of a binding whose uid is not known. */
    public SubmitCommand(
            String eventId,
            String namespace,
            String binding,
            TemplateRef template,
            String name,
            @Nullable String generateName,
            Map<String, String> labels,
            Map<String, String> annotations,
            List<Parameter> parameters,
            @Nullable Caller caller,
            @Nullable String partitionKey) {
        this(
                eventId,
                namespace,
                binding,
                template,
                name,
                generateName,
                labels,
                annotations,
                parameters,
                caller,
                partitionKey,
                null,
                null);
    }

    /** A WorkflowTemplate of the command's namespace, or a ClusterWorkflowTemplate. */
    public record TemplateRef(String name, boolean clusterScope) {}

    /** An argument; its value is JSON text without outer quotes, as Argo Workflows writes it. */
    public record Parameter(String name, String value) {}
}
