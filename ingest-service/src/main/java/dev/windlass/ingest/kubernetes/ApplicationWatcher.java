package dev.windlass.ingest.kubernetes;

import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores every state that an Argo CD Application in the cluster takes. Several ingest instances may do so at once:
 * the same state has the same id, and is decided on once.
 */
final class ApplicationWatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApplicationWatcher.class);
    private static final long RETRY_SECONDS = 2;

    private final LinkedBlockingQueue<GenericKubernetesResource> changes = new LinkedBlockingQueue<>();
    private final KubernetesClient client;
    private final EventStore store;
    private final Clock clock;
    private final ResourceCache applications;
    private final Thread writer;

    ApplicationWatcher(KubernetesClient client, EventStore store, Clock clock) {
        this.client = client;
        this.store = store;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("application-watcher").start(this::write);
        this.applications = ResourceCache.start(client, Resources.APPLICATIONS, this::changed);
    }

    @Override
    public void close() {
        applications.close();
        writer.interrupt();
    }

    private void changed(@Nullable String namespace, String name, @Nullable GenericKubernetesResource application) {
        if (application != null) {
            changes.add(application);
        }
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

    private SyncObserved observed(GenericKubernetesResource application) {
        var metadata = application.getMetadata();
        metadata.setManagedFields(null);
        byte[] json = client.getKubernetesSerialization().asJson(application).getBytes(StandardCharsets.UTF_8);
        return new SyncObserved(
                "application/" + metadata.getUid() + "/" + metadata.getResourceVersion(),
                metadata.getNamespace(),
                metadata.getName(),
                SyncObserved.Kind.APPLICATION,
                RawJson.of(json),
                clock.instant());
    }
}
