package dev.windlass.notify.decide;

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
 */
public record ApplicationState(
        Notified notified, @Nullable String annotation, @Nullable Sync sync, @Nullable RawJson application) {
    public static final ApplicationState NEW = new ApplicationState(Notified.NOTHING, null, null, null);

    ApplicationState with(@Nullable Sync last, RawJson observed) {
        return new ApplicationState(notified, annotation, last, observed);
    }

    ApplicationState with(Notified now) {
        return new ApplicationState(now, annotation, sync, application);
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
