package dev.windlass.notify.decide;

import dev.windlass.contracts.KnownApplication;
import dev.windlass.contracts.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one application.
 *
 * @param notified what it was already notified of
 * @param annotation the text of the state annotation that was last taken over; null where none was
 * @param sync its last completed sync; null where none was seen
 * @param application the Application as last observed; null where none was
 * @param incarnation which Application of its name it is
 * @param deployment what its last succeeded sync left running; null where none was seen
 */
public record ApplicationState(
        Notified notified,
        @Nullable String annotation,
        @Nullable Sync sync,
        @Nullable RawJson application,
        Incarnation incarnation,
        @Nullable Deployment deployment) {
    /** Nothing is remembered. */
    public static final ApplicationState NEW =
            new ApplicationState(Notified.NOTHING, null, null, null, Incarnation.UNKNOWN, null);

    /** What the topic of applications tells of it. */
    public KnownApplication known(String namespace, String name) {
        return new KnownApplication(
                namespace,
                name,
                incarnation.uid(),
                incarnation.watched(),
                deployment == null ? "" : deployment.revision(),
                deployment == null ? List.of() : deployment.images(),
                deployment == null ? List.of() : deployment.imagesBefore(),
                notified.times());
    }

    ApplicationState with(RawJson observed, Incarnation which) {
        return new ApplicationState(notified, annotation, sync, observed, which, deployment);
    }

    ApplicationState with(@Nullable Sync last, @Nullable Deployment now) {
        return new ApplicationState(notified, annotation, last, application, incarnation, now);
    }

    ApplicationState with(Notified now) {
        return with(now, annotation);
    }

    ApplicationState with(Notified now, @Nullable String takenOver) {
        return new ApplicationState(now, takenOver, sync, application, incarnation, deployment);
    }

    /** The Application as last observed, which there is. */
    RawJson observed() {
        return Objects.requireNonNull(application);
    }

    /**
     * A completed sync.
     *
     * @param revision as the sync result gives it; may be empty
     * @param images each once, in first-seen order
     * @param imagesBefore those of the sync before it
     */
    public record Sync(String revision, List<String> images, List<String> imagesBefore) {
        public Sync {
            images = List.copyOf(images);
            imagesBefore = List.copyOf(imagesBefore);
        }
    }
}
