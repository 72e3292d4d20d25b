package dev.windlass.submit.core;

import dev.windlass.contracts.SubmitCommand.TemplateRef;
import java.util.Map;

/** The WorkflowTemplates and ClusterWorkflowTemplates of the cluster. */
public interface Templates {
    /**
     * The whole template.
     *
     * @throws ClusterException where there is none, or it cannot be read
     */
    Map<String, Object> get(String namespace, TemplateRef ref) throws ClusterException;
}
