package dev.windlass.ingest.core.images;

import java.util.Comparator;
import java.util.Optional;

/** Where an Application is, ordered by namespace and then by name. */
public record Place(String namespace, String application) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::namespace).thenComparing(Place::application);

    /** Reads {@code namespace/application}; empty where the text is something else. */
    public static Optional<Place> parse(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 2 ? Optional.of(new Place(parts[0], parts[1])) : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
