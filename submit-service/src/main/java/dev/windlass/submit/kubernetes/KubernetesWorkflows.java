package dev.windlass.submit.kubernetes;

import dev.windlass.contracts.Caller;
import dev.windlass.kube.KubeApi;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.ClusterException.Lasting;
import dev.windlass.submit.core.Creation;
import dev.windlass.submit.core.Workflows;
import dev.windlass.submit.kubernetes.ClusterApi.Reply;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workflows in the Kubernetes API. Each is made in the name of whoever sent its event, by impersonation: what he may not
 * do, the API server refuses, and its audit log names him.
 */
public final class KubernetesWorkflows implements Workflows {
    private static final Logger log = LoggerFactory.getLogger(KubernetesWorkflows.class);
    private static final Map<String, String> WHO_AM_I =
            Map.of("apiVersion", "authentication.k8s.io/v1", "kind", "SelfSubjectReview");

    private final ClusterApi api;
    private volatile @Nullable String self;

    public KubernetesWorkflows(ClusterApi api) {
        this.api = api;
    }

    @Override
    public Creation create(String namespace, Map<String, Object> workflow, @Nullable Caller as) {
        try {
            Reply reply = api.send(as, "POST", path(namespace), workflow);
            if (reply.isSuccess()) {
                return new Creation.Created();
            }
            return reply.says(409, "AlreadyExists") ? new Creation.Exists() : new Creation.Failed(reply.refusal());
        } catch (ClusterException e) {
            return new Creation.Failed(e);
        }
    }

    @Override
    public @Nullable Map<String, String> annotations(String namespace, String name) throws ClusterException {
        Reply reply = api.send(null, "GET", path(namespace) + "/" + KubeApi.segment(name), null);
        if (reply.isAbsent()) {
            return null;
        }
        if (!reply.isSuccess()) {
            throw reply.refusal();
        }
        return Objects.requireNonNullElse(
                api.read(reply, GenericKubernetesResource.class).getMetadata().getAnnotations(), Map.of());
    }

    @Override
    public String self() throws ClusterException {
        String known = self;
        if (known == null) {
            known = ask();
            self = known;
        }
        return known;
    }

    private String ask() throws ClusterException {
        Reply reply = api.send(null, "POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", WHO_AM_I);
        if (reply.isSuccess()) {
            return Objects.requireNonNullElse(
                    api.read(reply, SelfSubjectReview.class)
                            .getStatus()
                            .getUserInfo()
                            .getUsername(),
                    "");
        }
        // An API server older than 1.28 has no such reviews: its 404 names no object, and would count as passing.
        if (reply.answer().status() != 404 && reply.refusal().lasting() != Lasting.FINAL) {
            throw reply.refusal();
        }
        log.warn(
                "Workflows of nobody in particular have no creator label: {}",
                reply.refusal().getMessage());
        return "";
    }

    private static String path(String namespace) {
        return "/apis/argoproj.io/v1alpha1/namespaces/" + KubeApi.segment(namespace) + "/workflows";
    }
}
