package dev.windlass.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * One notification that was decided on and is to be sent. It holds no secret and no rendered text: it is rendered
 * where it is sent.
 *
 * @param id stays the same through every retry, so that a receiver can tell a repeat
 * @param configuration the namespace of the team whose configuration it follows; null: Argo CD's own
 * @param syncId the observation that caused it
 * @param application the Application as it was then, in the form templates see
 * @param trigger the trigger that held
 * @param templates the templates to render, in the trigger's order
 * @param destination to whom
 * @param changes what this sync changed
 * @param decidedAt when it was decided
 */
public record Delivery(
        String id,
        @Nullable String configuration,
        String syncId,
        RawJson application,
        String trigger,
        List<String> templates,
        Destination destination,
        ImageChanges changes,
        Instant decidedAt) {
    public Delivery {
        templates = List.copyOf(templates);
    }

    /** The application's; empty where it names none. */
    String namespace() {
        try {
            return Json.MAPPER
                    .readTree(application.utf8())
                    .path("metadata")
                    .path("namespace")
                    .asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    /** A configured service and whom to address there; the recipient may be empty. */
    public record Destination(String service, String recipient) {
        @Override
        public String toString() {
            return service + ":" + recipient;
        }
    }

    /** The images that an application's sync added and removed against its sync before, in first-seen order. */
    public record ImageChanges(List<String> added, List<String> removed) {
        public static final ImageChanges NONE = new ImageChanges(List.of(), List.of());

        public ImageChanges {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }
}
