package dev.windlass.ingest.kubernetes;

import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.images.ImageCatalog;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores every state that an Argo CD Application in the cluster takes, and its deletion. Several ingest instances may do
 * so at once: the same state has the same id, and is decided on once.
 */
final class ApplicationWatcher implements ResourceCache.Listener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApplicationWatcher.class);
    private static final long RETRY_SECONDS = 2;

    private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final KubernetesClient client;
    private final EventStore store;
    private final Clock clock;
    private final ResourceCache applications;
    private final Thread writer;
    private final Thread finder;

    ApplicationWatcher(KubernetesClient client, EventStore store, ImageCatalog catalog, Clock clock) {
        this.client = client;
        this.store = store;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("application-watcher").start(this::write);
        this.applications = ResourceCache.start(client, Resources.APPLICATIONS, this);
        this.finder = Thread.ofVirtual()
                .name("missed-deletions")
                .start(new MissedDeletions(client, applications, catalog, this::gone));
    }

    @Override
    public void close() {
        applications.close();
        writer.interrupt();
        finder.interrupt();
    }

    @Override
    public void changed(@Nullable String namespace, String name, @Nullable GenericKubernetesResource application) {
        if (application != null) {
            changes.add(new Change(application, false));
        }
    }

    @Override
    public void gone(GenericKubernetesResource last) {
        changes.add(new Change(last, true));
    }

    private void write() {
        try {
            while (true) {
                storeUntilStored(observed(changes.take()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void storeUntilStored(SyncObserved sync) throws InterruptedException {
        while (true) {
            try {
                store.store(sync);
                return;
            } catch (Rejection e) {
                if (e.reason() != Rejection.Reason.UNAVAILABLE) {
                    log.warn(
                            "The application {}/{} cannot be stored: {}",
                            sync.namespace(),
                            sync.application(),
                            e.getMessage());
                    return;
                }
                TimeUnit.SECONDS.sleep(RETRY_SECONDS);
            }
        }
    }

    private SyncObserved observed(Change change) {
        ObjectMeta metadata = change.application().getMetadata();
        String version = change.gone() ? "deleted" : metadata.getResourceVersion();
        return new SyncObserved(
                SyncObserved.watchedId(metadata.getUid(), version),
                metadata.getNamespace(),
                metadata.getName(),
                change.gone() ? SyncObserved.Kind.DELETED : SyncObserved.Kind.APPLICATION,
                json(change.gone() ? remains(change.application()) : change.application()),
                clock.instant());
    }

    /** By what a deleted Application is recognised, and no more. */
    private static GenericKubernetesResource remains(GenericKubernetesResource application) {
        ObjectMeta metadata = application.getMetadata();
        var remains = new GenericKubernetesResource();
        remains.setApiVersion(application.getApiVersion());
        remains.setKind(application.getKind());
        remains.setMetadata(new ObjectMetaBuilder()
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withCreationTimestamp(metadata.getCreationTimestamp())
                .withResourceVersion(metadata.getResourceVersion())
                .build());
        return remains;
    }

    private RawJson json(GenericKubernetesResource application) {
        application.getMetadata().setManagedFields(null);
        return RawJson.of(
                client.getKubernetesSerialization().asJson(application).getBytes(StandardCharsets.UTF_8));
    }

    /** A state of an Application; its last where it is gone. */
    private record Change(GenericKubernetesResource application, boolean gone) {}
}
