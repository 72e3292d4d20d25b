package dev.windlass.notify.kubernetes;

import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import dev.windlass.notify.decide.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applications and AppProjects as the informers know them. */
public final class ArgoCdObjects implements Cluster, AutoCloseable {
    private final KubernetesSerialization json;
    private final ResourceCache applications;
    private final ResourceCache projects;

    /** Starts watching. */
    public ArgoCdObjects(KubernetesClient client) {
        this.json = client.getKubernetesSerialization();
        this.applications = ResourceCache.start(client, Resources.APPLICATIONS, ResourceCache.Listener.NONE);
        this.projects = ResourceCache.start(client, Resources.APP_PROJECTS, ResourceCache.Listener.NONE);
    }

    @Override
    public @Nullable Map<?, ?> application(String namespace, String name) {
        return values(applications.get(namespace, name));
    }

    @Override
    public @Nullable Map<?, ?> project(String namespace, String name) {
        return values(projects.get(namespace, name));
    }

    /** Whether the first lists have been read in full. */
    public boolean isComplete() {
        return applications.isComplete() && projects.isComplete();
    }

    @Override
    public void close() {
        applications.close();
        projects.close();
    }

    private @Nullable Map<?, ?> values(@Nullable GenericKubernetesResource resource) {
        if (resource == null) {
            return null;
        }
        try {
            return Json.unmarshalPreservingInts(json.asJson(resource)) instanceof Map<?, ?> map ? map : null;
        } catch (JsonException e) {
            throw new IllegalStateException("the client wrote JSON that cannot be read", e);
        }
    }
}
