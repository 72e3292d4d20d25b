package dev.windlass.notify.decide;

import dev.windlass.contracts.Delivery.ImageChanges;
import dev.windlass.notify.decide.ApplicationState.Sync;
import dev.windlass.notify.language.Images;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which images a sync added and removed against the application's sync before. Only completed operations count as
 * syncs: the result of a running one is still growing. Where no sync before is known, every image is an added one.
 */
final class Syncs {
    private static final Set<String> COMPLETED = Set.of("Failed", "Error", "Succeeded");

    private Syncs() {}

    /** The application's last completed sync, given the one that was so far; null where there is none yet. */
    static @Nullable Sync last(@Nullable Sync soFar, Map<?, ?> application) {
        String phase = Tree.text(application, "status", "operationState", "phase");
        if (phase == null
                || !COMPLETED.contains(phase)
                || !(Tree.at(application, "status", "operationState", "syncResult") instanceof Map<?, ?> result)) {
            return soFar;
        }
        String revision = result.get("revision") instanceof String text ? text : "";
        List<String> images = Images.of(application);
        if (soFar == null) {
            return new Sync(revision, images, List.of());
        }
        boolean same = soFar.revision().equals(revision) && soFar.images().equals(images);
        return same ? soFar : new Sync(revision, images, soFar.images());
    }

    static ImageChanges changes(@Nullable Sync last, Map<?, ?> application) {
        List<String> images = Images.of(application);
        if (last == null) {
            return new ImageChanges(images, List.of());
        }
        List<String> before = last.images().equals(images) ? last.imagesBefore() : last.images();
        return new ImageChanges(
                images.stream().filter(it -> !before.contains(it)).toList(),
                before.stream().filter(it -> !images.contains(it)).toList());
    }
}
