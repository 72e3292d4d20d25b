package dev.windlass.submit.kubernetes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.Template;
import dev.windlass.submit.core.Templates;
import dev.windlass.submit.kubernetes.ClusterApi.Reply;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Templates from caches. The API server itself is asked, in the caller's name, whether he may read a template, as often
 * as that is not remembered; and in any case for what a cache does not have, since a template may be a moment older than
 * the event that wants it.
 */
public final class KubernetesTemplates implements Templates, AutoCloseable {
    private final ClusterApi api;
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
    public KubernetesTemplates(KubernetesClient client, ClusterApi api, Duration rightsTtl, int rightsEntries) {
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
        Reply reply = api.send(as, "GET", path(namespace, ref), null);
        if (!reply.isSuccess()) {
            throw reply.refusal();
        }
        return api.read(reply, GenericKubernetesResource.class);
    }

    private static String path(String namespace, TemplateRef ref) {
        String of = ref.clusterScope()
                ? "/clusterworkflowtemplates/"
                : "/namespaces/" + KubeApi.segment(namespace) + "/workflowtemplates/";
        return "/apis/argoproj.io/v1alpha1" + of + KubeApi.segment(ref.name());
    }
}
