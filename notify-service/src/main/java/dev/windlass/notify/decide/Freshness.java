package dev.windlass.notify.decide;

import java.time.Instant;
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
        if (Tree.text(application, "metadata", "uid") == null && lacksTimes(application)) {
            return true;
        }
        Instant finished = Tree.time(application, "status", "operationState", "finishedAt");
        return finished != null
                && (isNotBefore(Tree.time(application, "status", "reconciledAt"), finished)
                        || isNotBefore(Tree.time(application, "status", "observedAt"), finished));
    }

    private static boolean lacksTimes(Map<?, ?> application) {
        return Tree.text(application, "status", "operationState", "finishedAt") == null
                || (Tree.text(application, "status", "reconciledAt") == null
                        && Tree.text(application, "status", "observedAt") == null);
    }

    private static boolean isNotBefore(@Nullable Instant time, Instant finished) {
        return time != null && !time.isBefore(finished);
    }
}
