package dev.windlass.submit.core;

import java.util.Map;

/**
 * What of a WorkflowTemplate or a ClusterWorkflowTemplate counts when a Workflow is made of it.
 *
 * @param labels the template's own
 * @param workflowLabels what it wants its Workflows labelled with
 * @param workflowAnnotations what it wants its Workflows annotated with
 */
public record Template(
        Map<String, String> labels, Map<String, String> workflowLabels, Map<String, String> workflowAnnotations) {}
