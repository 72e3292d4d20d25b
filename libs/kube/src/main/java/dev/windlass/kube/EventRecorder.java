package dev.windlass.kube;

import dev.windlass.kube.EventCorrelator.Told;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a cluster's users what goes wrong with their objects, as Kubernetes Events that {@code kubectl describe} shows.
 * It never blocks and never fails: what cannot be told in time is dropped. Thread-safe.
 */
public final class EventRecorder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventRecorder.class);
    /** A message may quote what a sender sent. */
    private static final int MOST_TEXT = 16_384;

    private final KubernetesClient client;
    private final String component;
    private final EventSettings settings;
    private final Clock clock;
    private final EventCorrelator correlator;
    private final BlockingQueue<Warning> waiting;
    private final Thread writer;

    private record Warning(EventSubject subject, String reason, Told told) {}

    /**
     * Starts a recorder.
     *
     * @param component who tells, for example {@code windlass-binding}
     */
    public EventRecorder(KubernetesClient client, String component, EventSettings settings, Clock clock) {
        this.client = client;
        this.component = component;
        this.settings = settings;
        this.clock = clock;
        this.correlator = new EventCorrelator(settings);
        this.waiting = new ArrayBlockingQueue<>(settings.waiting());
        this.writer = Thread.ofVirtual().name("event-recorder").start(this::write);
    }

    /** Tells of a fault, if not too much was told of its subject of late. Returns at once. */
    public void warn(EventSubject subject, String reason, String message) {
        String text = message.length() > MOST_TEXT ? message.substring(0, MOST_TEXT) + "…" : message;
        Optional<Told> told = correlator.happened(subject, reason, text, clock.instant());
        if (told.isPresent() && !waiting.offer(new Warning(subject, reason, told.get()))) {
            log.debug("An Event about {} {}/{} is dropped", subject.kind(), subject.namespace(), subject.name());
        }
    }

    /** Stops; what still waits is dropped. */
    @Override
    public void close() {
        writer.interrupt();
    }

    private void write() {
        try {
            while (true) {
                write(waiting.take());
            }
        } catch (InterruptedException e) {
            log.debug("No more Events are written");
        }
    }

    private void write(Warning warning) throws InterruptedException {
        for (int i = 0; i < settings.tries(); i++) {
            try {
                send(warning);
                return;
            } catch (KubernetesClientException e) {
                if (isFinal(e)) {
                    log.warn("An Event in {} is refused: {}", warning.subject.namespace(), e.getMessage());
                    return;
                }
            } catch (RuntimeException e) {
                // One Event that cannot be made must not silence those after it.
                log.warn("An Event in {} could not be written", warning.subject.namespace(), e);
                return;
            }
            Thread.sleep(settings.pause());
        }
        log.warn("An Event in {} could not be written", warning.subject.namespace());
    }

    private void send(Warning warning) {
        Told told = warning.told;
        String namespace = warning.subject.namespace();
        if (told.count() > 1) {
            String patch = client.getKubernetesSerialization()
                    .asJson(Map.of(
                            "count", told.count(), "lastTimestamp", seconds(told.last()), "message", told.message()));
            try {
                client.v1()
                        .events()
                        .inNamespace(namespace)
                        .withName(told.name())
                        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() != 404) {
                    throw e;
                }
                // Events are forgotten by the cluster after an hour.
            }
        }
        client.v1()
                .events()
                .inNamespace(namespace)
                .resource(event(warning, uid(warning.subject)))
                .create();
    }

    /** Null where the object is gone, may not be read, or is of a kind that is not ours: the Event is in the namespace's list all the same. */
    private @Nullable String uid(EventSubject subject) {
        if (!subject.uid().isEmpty()) {
            return subject.uid();
        }
        var kind = Resources.of(subject.apiVersion(), subject.kind());
        if (kind.isEmpty()) {
            return null;
        }
        try {
            var object = client.genericKubernetesResources(kind.get())
                    .inNamespace(subject.namespace())
                    .withName(subject.name())
                    .get();
            return object == null ? null : object.getMetadata().getUid();
        } catch (KubernetesClientException e) {
            if (isFinal(e)) {
                log.debug("The uid of {} {} cannot be read: {}", subject.kind(), subject.name(), e.getMessage());
                return null;
            }
            throw e;
        }
    }

    private static boolean isFinal(KubernetesClientException e) {
        return e.getCode() >= 400 && e.getCode() < 500 && e.getCode() != 429;
    }

    private Event event(Warning warning, @Nullable String uid) {
        EventSubject subject = warning.subject;
        Told told = warning.told;
        return new EventBuilder()
                .withNewMetadata()
                .withName(told.name())
                .withNamespace(subject.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(subject.apiVersion())
                .withKind(subject.kind())
                .withNamespace(subject.namespace())
                .withName(subject.name())
                .withUid(uid)
                .endInvolvedObject()
                .withType("Warning")
                .withReason(warning.reason)
                .withMessage(told.message())
                .withCount(told.count())
                .withFirstTimestamp(seconds(told.first()))
                .withLastTimestamp(seconds(told.last()))
                .withNewSource()
                .withComponent(component)
                .endSource()
                .withReportingComponent(component)
                .build();
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
