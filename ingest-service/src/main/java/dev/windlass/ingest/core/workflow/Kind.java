package dev.windlass.ingest.core.workflow;

/** The kinds of objects that the API is about. */
public enum Kind {
    WORKFLOW("Workflow", "workflows", true),
    WORKFLOW_TEMPLATE("WorkflowTemplate", "workflowtemplates", true),
    CLUSTER_WORKFLOW_TEMPLATE("ClusterWorkflowTemplate", "clusterworkflowtemplates", false),
    CRON_WORKFLOW("CronWorkflow", "cronworkflows", true),
    WORKFLOW_EVENT_BINDING("WorkflowEventBinding", "workfloweventbindings", true);

    public static final String API_VERSION = "argoproj.io/v1alpha1";

    private final String kind;
    private final String plural;
    private final boolean namespaced;

    Kind(String kind, String plural, boolean namespaced) {
        this.kind = kind;
        this.plural = plural;
        this.namespaced = namespaced;
    }

    /** As an object's {@code kind} has it. */
    public String kind() {
        return kind;
    }

    public String plural() {
        return plural;
    }

    public boolean namespaced() {
        return namespaced;
    }
}
