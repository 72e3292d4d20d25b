package dev.windlass.notify.decide;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether Argo CD has looked at the application again since its operation ended: until then health and sync status are
 * those of before.
 *
 * <p>An Application that no API server has stored (it has no uid) may lack the times by which to tell: then it counts
 * as fresh, since whoever wrote it by hand means what it says.
 */
final class Freshness {
    private static final Set<String> COMPLETED = Set.of("Failed", "Error", "Succeeded");

    private Freshness() {}

    static boolean isFresh(Map<?, ?> application) {
        String phase = Tree.text(application, "status", "operationState", "phase");
        if (phase == null || !COMPLETED.contains(phase)) {
            return true;
        }
        String finishedAt = Tree.text(application, "status", "operationState", "finishedAt");
        String reconciledAt = Tree.text(application, "status", "reconciledAt");
        String observedAt = Tree.text(application, "status", "observedAt");
        if (Tree.text(application, "metadata", "uid") == null
                && (finishedAt == null || (reconciledAt == null && observedAt == null))) {
            return true;
        }
        Instant finished = time(finishedAt);
        return finished != null && (isNotBefore(reconciledAt, finished) || isNotBefore(observedAt, finished));
    }

    private static boolean isNotBefore(@Nullable String text, Instant finished) {
        Instant time = time(text);
        return time != null && !time.isBefore(finished);
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
