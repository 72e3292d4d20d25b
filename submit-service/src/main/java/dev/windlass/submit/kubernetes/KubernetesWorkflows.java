package dev.windlass.submit.kubernetes;

import dev.windlass.kube.Resources;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.Creation;
import dev.windlass.submit.core.Workflows;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Workflows in the Kubernetes API. */
public final class KubernetesWorkflows implements Workflows {
    private final KubernetesClient client;

    public KubernetesWorkflows(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Creation create(String namespace, Map<String, Object> workflow) {
        try {
            client.genericKubernetesResources(Resources.WORKFLOWS)
                    .inNamespace(namespace)
                    .resource(
                            client.getKubernetesSerialization().convertValue(workflow, GenericKubernetesResource.class))
                    .create();
            return new Creation.Created();
        } catch (KubernetesClientException e) {
            return alreadyExists(e) ? new Creation.Exists() : new Creation.Failed(ClusterFailures.of(e));
        }
    }

    @Override
    public @Nullable Map<String, String> annotations(String namespace, String name) throws ClusterException {
        try {
            GenericKubernetesResource workflow = client.genericKubernetesResources(Resources.WORKFLOWS)
                    .inNamespace(namespace)
                    .withName(name)
                    .get();
            return workflow == null ? null : workflow.getMetadata().getAnnotations();
        } catch (KubernetesClientException e) {
            throw ClusterFailures.of(e);
        }
    }

    private static boolean alreadyExists(KubernetesClientException e) {
        return e.getCode() == 409
                && e.getStatus() != null
                && "AlreadyExists".equals(e.getStatus().getReason());
    }
}
