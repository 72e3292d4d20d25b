package dev.windlass.binding.kubernetes;

import dev.windlass.binding.core.Bindings;
import dev.windlass.binding.core.CompiledBinding;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster's bindings, each compiled anew when it changes. A binding that cannot be read is left out by itself. */
public final class KubernetesBindings implements Bindings, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KubernetesBindings.class);
    private static final String INSTANCE_ID = "workflows.argoproj.io/controller-instanceid";

    private final Map<String, Map<String, CompiledBinding>> namespaces = new ConcurrentHashMap<>();
    private final @Nullable String instanceId;
    private final ResourceCache cache;

    /**
     * Starts watching.
     *
     * @param instanceId only bindings with this controller instance id count; null: only those without one
     */
    public KubernetesBindings(KubernetesClient client, @Nullable String instanceId) {
        this.instanceId = instanceId;
        this.cache = ResourceCache.start(client, Resources.WORKFLOW_EVENT_BINDINGS, this::changed);
    }

    /** Whether the first list has been read in full: before that, no event may be decided on. */
    public boolean isComplete() {
        return cache.isComplete();
    }

    @Override
    public List<CompiledBinding> in(String namespace) {
        Map<String, CompiledBinding> bindings = namespaces.get(namespace);
        return bindings == null ? List.of() : List.copyOf(bindings.values());
    }

    @Override
    public void close() {
        cache.close();
    }

    private void changed(@Nullable String namespace, String name, @Nullable GenericKubernetesResource resource) {
        if (namespace == null) {
            return;
        }
        Map<String, CompiledBinding> bindings =
                namespaces.computeIfAbsent(namespace, it -> new ConcurrentSkipListMap<>());
        if (resource == null || !isOurs(resource)) {
            bindings.remove(name);
            return;
        }
        try {
            bindings.put(name, new CompiledBinding(BindingReader.read(resource)));
        } catch (IllegalArgumentException e) {
            bindings.remove(name);
            log.warn("The WorkflowEventBinding {}/{} is left out: {}", namespace, name, e.getMessage());
        }
    }

    private boolean isOurs(GenericKubernetesResource resource) {
        Map<String, String> labels = resource.getMetadata().getLabels();
        String id = labels == null ? null : labels.get(INSTANCE_ID);
        return instanceId == null ? id == null : instanceId.equals(id);
    }
}
