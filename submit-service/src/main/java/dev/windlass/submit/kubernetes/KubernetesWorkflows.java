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
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workflows in the Kubernetes API. Each is made in the name of whoever sent its event, by impersonation: what he may not
 * do, the API server refuses, and its audit log names him.
 */
public final class KubernetesWorkflows implements Workflows {
    private static final Logger log = LoggerFactory.getLogger(KubernetesWorkflows.class);
    private static final String AUTHENTICATION = "/apis/authentication.k8s.io/v1";
    private static final Map<String, String> WHO_AM_I =
            Map.of("apiVersion", "authentication.k8s.io/v1", "kind", "SelfSubjectReview");

    private final ClusterApi api;
    private final AtomicBoolean nameless = new AtomicBoolean();
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
        if (known != null) {
            return known;
        }
        Reply reply = api.send(null, "POST", AUTHENTICATION + "/selfsubjectreviews", WHO_AM_I);
        if (!reply.isSuccess()) {
            return unknown(reply);
        }
        UserInfo user = api.read(reply, SelfSubjectReview.class).getStatus().getUserInfo();
        String name = Objects.requireNonNullElse(user.getUsername(), "");
        self = name;
        return name;
    }

    /** Empty only where it is known that the API server will not say, as those older than 1.28. */
    private String unknown(Reply reply) throws ClusterException {
        boolean absent = reply.answer().status() == 404 && servesNoSuchReviews();
        if (!absent && reply.refusal().lasting() != Lasting.FINAL) {
            throw reply.refusal();
        }
        if (nameless.compareAndSet(false, true)) {
            log.warn(
                    "Workflows of events without a caller have no creator label as long as the API server does not say"
                            + " who this service is: {}",
                    reply.refusal().getMessage());
        }
        return "";
    }

    private boolean servesNoSuchReviews() throws ClusterException {
        Reply kinds = api.send(null, "GET", AUTHENTICATION, null);
        return kinds.isSuccess() && !kinds.answer().body().contains("\"selfsubjectreviews\"");
    }

    private static String path(String namespace) {
        return "/apis/argoproj.io/v1alpha1/namespaces/" + KubeApi.segment(namespace) + "/workflows";
    }
}
