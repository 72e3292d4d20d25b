package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.images.ImageCatalog;
import dev.windlass.ingest.core.images.Place;
import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, once after the start, of the Applications that were seen in the cluster before and were deleted while nobody
 * watched. The API server itself is asked about each: what the cache does not hold may only not have come yet.
 */
final class MissedDeletions implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(MissedDeletions.class);
    private static final long BETWEEN_LOOKS_SECONDS = 1;

    private final KubernetesClient client;
    private final ResourceCache applications;
    private final ImageCatalog catalog;
    private final Consumer<GenericKubernetesResource> gone;

    MissedDeletions(
            KubernetesClient client,
            ResourceCache applications,
            ImageCatalog catalog,
            Consumer<GenericKubernetesResource> gone) {
        this.client = client;
        this.applications = applications;
        this.catalog = catalog;
        this.gone = gone;
    }

    @Override
    public void run() {
        try {
            while (!look()) {
                TimeUnit.SECONDS.sleep(BETWEEN_LOOKS_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all could be looked at. */
    private boolean look() {
        try {
            if (!applications.isComplete()) {
                return false;
            }
            catalog.current().watched().forEach(this::look);
            return true;
        } catch (Rejection | KubernetesClientException e) {
            log.debug("It cannot be told yet which applications were deleted: {}", e.getMessage());
            return false;
        }
    }

    private void look(Place place, String uid) {
        if (applications.get(place.namespace(), place.application()) != null) {
            return;
        }
        GenericKubernetesResource now = client.genericKubernetesResources(Resources.APPLICATIONS)
                .inNamespace(place.namespace())
                .withName(place.application())
                .get();
        if (!isThere(now, uid)) {
            gone.accept(named(place, uid));
        }
    }

    private static boolean isThere(@Nullable GenericKubernetesResource now, String uid) {
        return now != null && uid.equals(now.getMetadata().getUid());
    }

    private static GenericKubernetesResource named(Place place, String uid) {
        var application = new GenericKubernetesResource();
        application.setApiVersion("argoproj.io/v1alpha1");
        application.setKind("Application");
        application.setMetadata(new ObjectMetaBuilder()
                .withNamespace(place.namespace())
                .withName(place.application())
                .withUid(uid)
                .build());
        return application;
    }
}
