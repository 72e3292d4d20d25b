package dev.windlass.submit.core;

import dev.windlass.contracts.CreatorLabel;
import dev.windlass.contracts.SubmitCommand;
import java.util.Map;
import java.util.TreeMap;

/** The labels of a Workflow, put on in the order in which Argo Workflows does it: what comes later wins. */
final class WorkflowLabels {
    private static final String WORKFLOW_TEMPLATE = "workflows.argoproj.io/workflow-template";
    private static final String CLUSTER_WORKFLOW_TEMPLATE = "workflows.argoproj.io/cluster-workflow-template";
    private static final String INSTANCE_ID = "workflows.argoproj.io/controller-instanceid";
    private static final String EVENT_BINDING = "workflows.argoproj.io/workflow-event-binding";

    /** What somebody did to a Workflow through the workflow API: nobody did anything to a new one. */
    private static final String ACTION = "workflows.argoproj.io/action";

    private WorkflowLabels() {}

    /** Whether a template belongs to the controller instance that the command is for. */
    static boolean belongs(Template template, SubmitCommand command) {
        String id = template.labels().get(INSTANCE_ID);
        return command.instanceId() == null
                ? !template.labels().containsKey(INSTANCE_ID)
                : command.instanceId().equals(id);
    }

    static Map<String, Object> of(SubmitCommand command, Template template, Map<String, String> creator) {
        Map<String, Object> labels = new TreeMap<>();
        labels.put(
                command.template().clusterScope() ? CLUSTER_WORKFLOW_TEMPLATE : WORKFLOW_TEMPLATE,
                command.template().name());
        labels.putAll(template.workflowLabels());
        labels.remove(INSTANCE_ID);
        if (command.instanceId() != null) {
            labels.put(INSTANCE_ID, command.instanceId());
        }
        labels.putAll(command.labels());
        CreatorLabel.KEYS.forEach(labels::remove);
        labels.remove(ACTION);
        labels.putAll(creator);
        labels.put(EVENT_BINDING, command.binding());
        return labels;
    }
}
