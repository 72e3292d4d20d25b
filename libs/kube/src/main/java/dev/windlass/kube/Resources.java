package dev.windlass.kube;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds that Windlass reads and writes. */
public final class Resources {
    public static final ResourceDefinitionContext WORKFLOWS = argo("Workflow", "workflows", true);
    public static final ResourceDefinitionContext WORKFLOW_TEMPLATES =
            argo("WorkflowTemplate", "workflowtemplates", true);
    public static final ResourceDefinitionContext CLUSTER_WORKFLOW_TEMPLATES =
            argo("ClusterWorkflowTemplate", "clusterworkflowtemplates", false);
    public static final ResourceDefinitionContext WORKFLOW_EVENT_BINDINGS =
            argo("WorkflowEventBinding", "workfloweventbindings", true);
    public static final ResourceDefinitionContext APPLICATIONS = argo("Application", "applications", true);
    public static final ResourceDefinitionContext APP_PROJECTS = argo("AppProject", "appprojects", true);
    public static final ResourceDefinitionContext CONFIG_MAPS = core("ConfigMap", "configmaps");
    public static final ResourceDefinitionContext SECRETS = core("Secret", "secrets");

    private Resources() {}

    private static ResourceDefinitionContext argo(String kind, String plural, boolean namespaced) {
        return context("argoproj.io", "v1alpha1", kind, plural, namespaced);
    }

    private static ResourceDefinitionContext core(String kind, String plural) {
        return context("", "v1", kind, plural, true);
    }

    private static ResourceDefinitionContext context(
            String group, String version, String kind, String plural, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(namespaced)
                .build();
    }
}
