package dev.windlass.ingest.core.images;

import dev.windlass.contracts.ImageReference;
import org.jspecify.annotations.Nullable;

/** Which running images; null: whatever it is. */
public record ImageFilter(
        @Nullable String namespace,
        @Nullable String application,
        @Nullable ImageReference image) {

    boolean holds(Place place) {
        return (namespace == null || namespace.equals(place.namespace()))
                && (application == null || application.equals(place.application()));
    }

    boolean holds(RunningImage running) {
        return image == null || image.includes(running.image());
    }
}
