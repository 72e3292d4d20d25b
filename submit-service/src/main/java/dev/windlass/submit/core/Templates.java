package dev.windlass.submit.core;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import org.jspecify.annotations.Nullable;

/** The WorkflowTemplates and ClusterWorkflowTemplates of the cluster. */
public interface Templates {
    /**
     * A template.
     *
     * @param as who wants to use it, and so must be allowed to read it; null: the service itself
     * @throws ClusterException where there is none, or it may not or cannot be read
     */
    Template get(String namespace, TemplateRef ref, @Nullable Caller as) throws ClusterException;
}
