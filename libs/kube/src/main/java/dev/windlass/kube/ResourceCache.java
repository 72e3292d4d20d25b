package dev.windlass.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All objects of one kind, kept current by a list and a watch. While the API server is away it answers with what it
 * last knew, and it goes on trying by itself until it or its client is closed.
 */
public final class ResourceCache implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ResourceCache.class);

    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private final Handler handler;
    private volatile boolean complete;

    private ResourceCache(SharedIndexInformer<GenericKubernetesResource> informer, Handler handler) {
        this.informer = informer;
        this.handler = handler;
    }

    /** Starts a cache of {@code kind} in all namespaces and returns at once; see {@link #isComplete}. */
    public static ResourceCache start(KubernetesClient client, ResourceDefinitionContext kind, Listener listener) {
        return start(
                client, client.genericKubernetesResources(kind).inAnyNamespace().runnableInformer(0), kind, listener);
    }

    /** Starts a cache that holds at most the one object of that name in that namespace. */
    public static ResourceCache start(
            KubernetesClient client, ResourceDefinitionContext kind, String namespace, String name, Listener listener) {
        return start(
                client,
                client.genericKubernetesResources(kind)
                        .inNamespace(namespace)
                        .withField("metadata.name", name)
                        .runnableInformer(0),
                kind,
                listener);
    }

    /** Starts a cache of the objects of that name in all namespaces. */
    public static ResourceCache startNamed(
            KubernetesClient client, ResourceDefinitionContext kind, String name, Listener listener) {
        return start(
                client,
                client.genericKubernetesResources(kind)
                        .inAnyNamespace()
                        .withField("metadata.name", name)
                        .runnableInformer(0),
                kind,
                listener);
    }

    private static ResourceCache start(
            KubernetesClient client,
            SharedIndexInformer<GenericKubernetesResource> informer,
            ResourceDefinitionContext kind,
            Listener listener) {
        var handler = new Handler(listener);
        informer.addEventHandler(handler);
        informer.exceptionHandler((started, failure) -> {
            if (informer.stopped().toCompletableFuture().isDone()
                    || client.getHttpClient().isClosed()) {
                return false;
            }
            log.warn("Watching {} failed, trying again: {}", kind.getPlural(), failure.getMessage());
            return true;
        });
        informer.start();
        return new ResourceCache(informer, handler);
    }

    /** Whether the first list has been read in full, and the listener has heard of all that is in it. */
    public boolean isComplete() {
        if (!complete
                && informer.hasSynced()
                && handler.told(informer.getStore().listKeys())) {
            complete = true;
            handler.forget();
        }
        return complete;
    }

    /** The object, or null where there is none; {@code namespace} is null for cluster-scoped kinds. */
    public @Nullable GenericKubernetesResource get(@Nullable String namespace, String name) {
        return informer.getStore().getByKey(namespace == null ? name : namespace + "/" + name);
    }

    /** The namespace's objects, in no particular order. */
    public List<GenericKubernetesResource> in(String namespace) {
        return informer.getIndexer().byIndex(Cache.NAMESPACE_INDEX, namespace);
    }

    @Override
    public void close() {
        informer.close();
    }

    /** Hears of every change, in order for one object. It must not block. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = (namespace, name, resource) -> {};

        /**
         * An object is new, was changed, or is gone.
         *
         * @param namespace null for cluster-scoped kinds
         * @param resource null where it is gone
         */
        void changed(@Nullable String namespace, String name, @Nullable GenericKubernetesResource resource);

        /** An object is gone; whoever does not care what it was last hears of it as of any change. */
        default void gone(GenericKubernetesResource last) {
            changed(last.getMetadata().getNamespace(), last.getMetadata().getName(), null);
        }
    }

    /** Passes changes on, on a thread of the informer's; until the first list is complete it knows what it told of. */
    private static final class Handler implements ResourceEventHandler<GenericKubernetesResource> {
        private final Listener listener;
        private final Set<String> told = ConcurrentHashMap.newKeySet();
        private volatile boolean remembers = true;

        Handler(Listener listener) {
            this.listener = listener;
        }

        boolean told(List<String> keys) {
            return told.containsAll(keys);
        }

        void forget() {
            remembers = false;
            told.clear();
        }

        @Override
        public void onAdd(GenericKubernetesResource resource) {
            tell(resource);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource resource) {
            tell(resource);
        }

        @Override
        public void onDelete(GenericKubernetesResource resource, boolean finalStateUnknown) {
            listener.gone(resource);
            remember(resource);
        }

        private void tell(GenericKubernetesResource resource) {
            listener.changed(
                    resource.getMetadata().getNamespace(),
                    resource.getMetadata().getName(),
                    resource);
            remember(resource);
        }

        private void remember(GenericKubernetesResource resource) {
            if (remembers) {
                told.add(Cache.metaNamespaceKeyFunc(resource));
            }
        }
    }
}
