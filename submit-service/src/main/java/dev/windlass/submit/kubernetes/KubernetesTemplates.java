package dev.windlass.submit.kubernetes;

import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.Templates;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Templates from caches; what a cache does not have is asked of the API server itself, since a template may be a
 * moment older than the event that wants it.
 */
public final class KubernetesTemplates implements Templates, AutoCloseable {
    private final KubernetesClient client;
    private final ResourceCache namespaced;
    private final ResourceCache cluster;

    public KubernetesTemplates(KubernetesClient client) {
        this.client = client;
        this.namespaced = ResourceCache.start(client, Resources.WORKFLOW_TEMPLATES, ResourceCache.Listener.NONE);
        this.cluster = ResourceCache.start(client, Resources.CLUSTER_WORKFLOW_TEMPLATES, ResourceCache.Listener.NONE);
    }

    @Override
    public Map<String, Object> get(String namespace, TemplateRef ref) throws ClusterException {
        GenericKubernetesResource cached =
                ref.clusterScope() ? cluster.get(null, ref.name()) : namespaced.get(namespace, ref.name());
        GenericKubernetesResource template = cached == null ? ask(namespace, ref) : cached;
        if (template == null) {
            throw new ClusterException(
                    kind(ref).getPlural() + ".argoproj.io \"" + ref.name() + "\" not found",
                    ClusterException.Lasting.FINAL);
        }
        return template.getAdditionalProperties();
    }

    @Override
    public void close() {
        namespaced.close();
        cluster.close();
    }

    private @Nullable GenericKubernetesResource ask(String namespace, TemplateRef ref) throws ClusterException {
        var all = client.genericKubernetesResources(kind(ref));
        try {
            return ref.clusterScope()
                    ? all.withName(ref.name()).get()
                    : all.inNamespace(namespace).withName(ref.name()).get();
        } catch (KubernetesClientException e) {
            throw ClusterFailures.of(e);
        }
    }

    private static ResourceDefinitionContext kind(TemplateRef ref) {
        return ref.clusterScope() ? Resources.CLUSTER_WORKFLOW_TEMPLATES : Resources.WORKFLOW_TEMPLATES;
    }
}
