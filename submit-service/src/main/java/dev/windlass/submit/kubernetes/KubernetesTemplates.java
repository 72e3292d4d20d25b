package dev.windlass.submit.kubernetes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.kube.KubeAwayException;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.Template;
import dev.windlass.submit.core.Templates;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Templates from caches. The API server itself is asked, in the caller's name, whether he may read a template, as often
 * as that is not remembered; and in any case for what a cache does not have, since a template may be a moment older than
 * the event that wants it.
 */
public final class KubernetesTemplates implements Templates, AutoCloseable {
    private final KubernetesClient client;
    private final KubeApi api;
    private final ResourceCache namespaced;
    private final ResourceCache cluster;
    private final Cache<Right, Boolean> rights;

    /** Who may read which template; the namespace is empty for one of the whole cluster. */
    private record Right(Caller caller, String namespace, String name) {}

    /**
     * Starts watching.
     *
     * @param rightsTtl how long it is remembered that a caller may read a template; zero: not at all
     * @param rightsEntries how much of that is remembered
     */
    public KubernetesTemplates(KubernetesClient client, KubeApi api, Duration rightsTtl, int rightsEntries) {
        this.client = client;
        this.api = api;
        this.rights = Caffeine.newBuilder()
                .expireAfterWrite(rightsTtl)
                .maximumSize(rightsEntries)
                .build();
        this.namespaced = ResourceCache.start(client, Resources.WORKFLOW_TEMPLATES, ResourceCache.Listener.NONE);
        this.cluster = ResourceCache.start(client, Resources.CLUSTER_WORKFLOW_TEMPLATES, ResourceCache.Listener.NONE);
    }

    @Override
    public Template get(String namespace, TemplateRef ref, @Nullable Caller as) throws ClusterException {
        ResourceNames.check(ref.name());
        if (as == null) {
            GenericKubernetesResource cached = cached(namespace, ref);
            return TemplateReader.read(cached == null ? ask(namespace, ref, null) : cached);
        }
        var right = new Right(as, ref.clusterScope() ? "" : namespace, ref.name());
        GenericKubernetesResource cached = rights.getIfPresent(right) == null ? null : cached(namespace, ref);
        if (cached != null) {
            return TemplateReader.read(cached);
        }
        GenericKubernetesResource template = ask(namespace, ref, as);
        rights.put(right, true);
        return TemplateReader.read(template);
    }

    @Override
    public void close() {
        namespaced.close();
        cluster.close();
    }

    private @Nullable GenericKubernetesResource cached(String namespace, TemplateRef ref) {
        return ref.clusterScope() ? cluster.get(null, ref.name()) : namespaced.get(namespace, ref.name());
    }

    private GenericKubernetesResource ask(String namespace, TemplateRef ref, @Nullable Caller as)
            throws ClusterException {
        try {
            Answer answer = api.send(Callers.identity(as), "GET", path(namespace, ref), null);
            if (!answer.isSuccess()) {
                throw new KubernetesClientException(status(answer));
            }
            return client.getKubernetesSerialization().unmarshal(answer.body(), GenericKubernetesResource.class);
        } catch (KubeAwayException e) {
            throw ClusterFailures.of(new KubernetesClientException(e.getMessage()));
        } catch (KubernetesClientException e) {
            throw ClusterFailures.of(e);
        }
    }

    private Status status(Answer answer) {
        Status status;
        try {
            status = client.getKubernetesSerialization().unmarshal(answer.body(), Status.class);
        } catch (RuntimeException e) {
            // A proxy's page, for example.
            status = new StatusBuilder()
                    .withMessage("the Kubernetes API answered " + answer.status())
                    .build();
        }
        status.setCode(answer.status());
        return status;
    }

    private static String path(String namespace, TemplateRef ref) {
        String of = ref.clusterScope()
                ? "/clusterworkflowtemplates/"
                : "/namespaces/" + KubeApi.segment(namespace) + "/workflowtemplates/";
        return "/apis/argoproj.io/v1alpha1" + of + KubeApi.segment(ref.name());
    }
}
