package dev.windlass.submit.kubernetes;

import dev.windlass.contracts.Caller;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.kube.KubeAwayException;
import dev.windlass.kube.Resources;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.Creation;
import dev.windlass.submit.core.Workflows;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Workflows in the Kubernetes API. Each is made in the name of whoever sent its event, by impersonation: what he may not
 * do, the API server refuses, and its audit log names him.
 */
public final class KubernetesWorkflows implements Workflows {
    private final KubernetesClient client;
    private final KubeApi api;

    public KubernetesWorkflows(KubernetesClient client, KubeApi api) {
        this.client = client;
        this.api = api;
    }

    @Override
    public Creation create(String namespace, Map<String, Object> workflow, @Nullable Caller as) {
        String path = "/apis/argoproj.io/v1alpha1/namespaces/" + KubeApi.segment(namespace) + "/workflows";
        try {
            Answer answer = api.send(
                    Callers.identity(as),
                    "POST",
                    path,
                    client.getKubernetesSerialization().asJson(workflow));
            return answer.isSuccess() ? new Creation.Created() : refused(answer);
        } catch (KubeAwayException e) {
            return new Creation.Failed(ClusterFailures.noAnswer(String.valueOf(e.getMessage())));
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

    private Creation refused(Answer answer) {
        Status status = status(answer.body());
        if (answer.status() == 409 && "AlreadyExists".equals(status.getReason())) {
            return new Creation.Exists();
        }
        return new Creation.Failed(ClusterFailures.of(answer.status(), status, answer.retryAfter()));
    }

    private Status status(String body) {
        try {
            return client.getKubernetesSerialization().unmarshal(body, Status.class);
        } catch (RuntimeException e) {
            // A proxy's page, for example.
            return new Status();
        }
    }
}
