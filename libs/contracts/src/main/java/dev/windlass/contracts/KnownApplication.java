package dev.windlass.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one application: what its last succeeded sync left running, and who was told.
 *
 * @param namespace the Application's namespace
 * @param application the Application's name
 * @param uid of the Application in the cluster; null where it was only told of without one
 * @param watched whether it was seen in the cluster that ingest watches, so that its deletion is seen there too
 * @param revision of its last succeeded sync, several with commas between; empty where there is none, or it names none
 * @param images what it runs, each once, in first-seen order
 * @param previousImages what it ran before its images last changed
 * @param notified what it was notified of: Unix times in seconds by key, the contents of Argo CD's annotation
 *     {@code notified.notifications.argoproj.io}
 */
public record KnownApplication(
        String namespace,
        String application,
        @Nullable String uid,
        boolean watched,
        String revision,
        List<Image> images,
        List<String> previousImages,
        Map<String, Long> notified) {
    public KnownApplication {
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(application);
        Objects.requireNonNull(revision);
        images = List.copyOf(images);
        previousImages = List.copyOf(previousImages);
        notified = Map.copyOf(notified);
    }

    /**
     * An image that an application runs.
     *
     * @param image the reference, as the manifests write it
     * @param since when the first of the unbroken series of succeeded syncs that brought it was finished
     */
    public record Image(String image, Instant since) {
        public Image {
            Objects.requireNonNull(image);
            Objects.requireNonNull(since);
        }
    }
}
