package dev.windlass.kube;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;

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
    public static final ResourceDefinitionContext SERVICE_ACCOUNTS = core("ServiceAccount", "serviceaccounts");

    private static final List<ResourceDefinitionContext> ALL = List.of(
            WORKFLOWS,
            WORKFLOW_TEMPLATES,
            CLUSTER_WORKFLOW_TEMPLATES,
            WORKFLOW_EVENT_BINDINGS,
            APPLICATIONS,
            APP_PROJECTS,
            CONFIG_MAPS,
            SECRETS,
            SERVICE_ACCOUNTS);

    private Resources() {}

    /** The kind of that name; empty where it is none of these. */
    static Optional<ResourceDefinitionContext> of(String apiVersion, String kind) {
        return ALL.stream()
                .filter(it -> it.getKind().equals(kind) && apiVersion(it).equals(apiVersion))
                .findFirst();
    }

    private static String apiVersion(ResourceDefinitionContext kind) {
        return kind.getGroup().isEmpty() ? kind.getVersion() : kind.getGroup() + "/" + kind.getVersion();
    }

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
