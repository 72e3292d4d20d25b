package dev.windlass.notify.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes Kubernetes Events about the ConfigMap, which {@code kubectl describe} shows. One that is told again is counted. */
final class ConfigMapEvents implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConfigMapEvents.class);
    private static final String REASON = "NotificationEntryBroken";

    private final KubernetesClient client;
    private final String configMap;
    private final Clock clock;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("configmap-events").factory());

    ConfigMapEvents(KubernetesClient client, String configMap, Clock clock) {
        this.client = client;
        this.configMap = configMap;
        this.clock = clock;
    }

    /** Warns of an entry, later and by another thread; where the API server does not let it, the log says so. */
    void warn(String namespace, String entry, String message) {
        writer.execute(() -> {
            try {
                write(event(namespace, entry, message));
            } catch (KubernetesClientException e) {
                log.warn("No Event could be written on the ConfigMap of {}: {}", namespace, e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }

    private void write(Event event) {
        var events = client.v1().events().inNamespace(event.getMetadata().getNamespace());
        try {
            events.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            events.resource(event)
                    .edit(it -> new EventBuilder(it)
                            .withCount(it.getCount() == null ? 2 : it.getCount() + 1)
                            .withLastTimestamp(event.getLastTimestamp())
                            .build());
        }
    }

    private Event event(String namespace, String entry, String message) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        UUID same = UUID.nameUUIDFromBytes((entry + '\0' + message).getBytes(UTF_8));
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(configMap + "." + same)
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withNamespace(namespace)
                .withName(configMap)
                .endInvolvedObject()
                .withType("Warning")
                .withReason(REASON)
                .withMessage(message)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent("windlass-notify")
                .endSource()
                .build();
    }
}
