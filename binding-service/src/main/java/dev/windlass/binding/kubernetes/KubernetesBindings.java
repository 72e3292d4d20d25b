package dev.windlass.binding.kubernetes;

import dev.windlass.binding.core.BindingRef;
import dev.windlass.binding.core.Bindings;
import dev.windlass.binding.core.CompiledBinding;
import dev.windlass.binding.core.Complaints;
import dev.windlass.binding.core.NamespaceBindings;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster's bindings, each compiled anew when it changes. One that cannot be read fails on every event, and its author
 * is told of it at once.
 */
public final class KubernetesBindings implements Bindings, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KubernetesBindings.class);
    private static final String INSTANCE_ID = "workflows.argoproj.io/controller-instanceid";

    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
    private final @Nullable String instanceId;
    private final Complaints complaints;
    private final ResourceCache cache;

    /**
     * Starts watching.
     *
     * @param instanceId only bindings with this controller instance id count; null or empty: only those without one
     * @param complaints where the author of a binding that cannot be read hears of it
     */
    public KubernetesBindings(KubernetesClient client, @Nullable String instanceId, Complaints complaints) {
        this.complaints = complaints;
        this.instanceId = instanceId == null || instanceId.isEmpty() ? null : instanceId;
        this.cache = ResourceCache.start(client, Resources.WORKFLOW_EVENT_BINDINGS, this::changed);
    }

    /** Whether the first list has been read in full: before that, no event may be decided on. */
    public boolean isComplete() {
        return cache.isComplete();
    }

    @Override
    public NamespaceBindings in(String namespace) {
        Namespace bindings = namespaces.get(namespace);
        return bindings == null ? NamespaceBindings.NONE : bindings.current();
    }

    @Override
    public void close() {
        cache.close();
    }

    private void changed(@Nullable String namespace, String name, @Nullable GenericKubernetesResource resource) {
        if (namespace == null) {
            return;
        }
        Namespace bindings = namespaces.computeIfAbsent(namespace, it -> new Namespace());
        if (resource == null || !isOurs(resource)) {
            bindings.remove(name);
            return;
        }
        bindings.put(name, compiled(resource));
    }

    private CompiledBinding compiled(GenericKubernetesResource resource) {
        try {
            return new CompiledBinding(BindingReader.read(resource, instanceId));
        } catch (IllegalArgumentException e) {
            BindingRef ref = BindingReader.ref(resource);
            String fault = "the binding cannot be read: " + e.getMessage();
            log.warn("WorkflowEventBinding {}/{}: {}", ref.namespace(), ref.name(), fault);
            complaints.failed(ref, fault);
            return CompiledBinding.unreadable(ref, fault);
        }
    }

    private boolean isOurs(GenericKubernetesResource resource) {
        Map<String, String> labels = resource.getMetadata().getLabels();
        String id = labels == null ? null : labels.get(INSTANCE_ID);
        return instanceId == null ? id == null : instanceId.equals(id);
    }

    /** The bindings of a namespace; put together anew at the first question after a change. */
    private static final class Namespace {
        private final Map<String, CompiledBinding> byName = new ConcurrentHashMap<>();
        private volatile @Nullable NamespaceBindings current;

        void put(String name, CompiledBinding binding) {
            byName.put(name, binding);
            forget();
        }

        void remove(String name) {
            byName.remove(name);
            forget();
        }

        NamespaceBindings current() {
            NamespaceBindings known = current;
            return known == null ? putTogether() : known;
        }

        private synchronized void forget() {
            current = null;
        }

        private synchronized NamespaceBindings putTogether() {
            NamespaceBindings known = current;
            if (known == null) {
                known = new NamespaceBindings(byName.values());
                current = known;
            }
            return known;
        }
    }
}
