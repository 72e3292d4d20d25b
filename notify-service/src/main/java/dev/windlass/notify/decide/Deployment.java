package dev.windlass.notify.decide;

import dev.windlass.contracts.ImageReference;
import dev.windlass.contracts.KnownApplication.Image;
import dev.windlass.notify.language.Images;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the last succeeded sync of an application left running. A sync that failed, or is still running, changes nothing
 * here: what it did before it failed, the next one that succeeds will say.
 *
 * <p>The images are those of the sync's result, and not those that Argo CD counts among the live pods, which come and go
 * with every rollout and every pause; those count only where a result names no image at all, as an older Argo CD's.
 *
 * @param revision of the sync, several with commas between; may be empty
 * @param images each once, in first-seen order
 * @param imagesBefore those before they last changed
 */
public record Deployment(String revision, List<Image> images, List<String> imagesBefore) {
    public Deployment {
        images = List.copyOf(images);
        imagesBefore = List.copyOf(imagesBefore);
    }

    /**
     * What runs, given what ran so far; null where no sync that succeeded is known.
     *
     * @param observed stands in for the time at which the sync was finished, where it does not say
     */
    static @Nullable Deployment last(@Nullable Deployment soFar, Map<?, ?> application, Instant observed) {
        if (!"Succeeded".equals(Tree.text(application, "status", "operationState", "phase"))
                || !(Tree.at(application, "status", "operationState", "syncResult") instanceof Map<?, ?> result)) {
            return soFar;
        }
        String revision = revision(result);
        if (soFar == null) {
            return new Deployment(revision, List.of(), List.of()).with(imagesOf(application), application, observed);
        }
        List<String> names = isPartial(application) ? soFar.patched(Images.left(application)) : imagesOf(application);
        var now = new Deployment(revision, soFar.images, soFar.imagesBefore);
        return names.equals(soFar.names()) ? now : now.with(names, application, observed);
    }

    private Deployment with(List<String> names, Map<?, ?> application, Instant observed) {
        Instant finished = Tree.time(application, "status", "operationState", "finishedAt");
        Map<String, Instant> since = new LinkedHashMap<>();
        images.forEach(it -> since.put(it.image(), it.since()));
        Instant now = finished == null ? observed : finished;
        return new Deployment(
                revision,
                names.stream()
                        .map(it -> new Image(it, since.getOrDefault(it, now)))
                        .toList(),
                names());
    }

    private List<String> names() {
        return images.stream().map(Image::image).toList();
    }

    /** A sync of some resources says nothing of the others: an image gives way only to another of its repository. */
    private List<String> patched(List<String> synced) {
        var repositories =
                synced.stream().map(it -> ImageReference.of(it).repository()).collect(Collectors.toSet());
        return Stream.concat(
                        names().stream()
                                .filter(it -> !repositories.contains(
                                        ImageReference.of(it).repository())),
                        synced.stream())
                .toList();
    }

    private static List<String> imagesOf(Map<?, ?> application) {
        return Images.of(application).isEmpty()
                ? Tree.list(application, "status", "summary", "images").stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .distinct()
                        .toList()
                : Images.left(application);
    }

    private static boolean isPartial(Map<?, ?> application) {
        return !Tree.list(application, "status", "operationState", "operation", "sync", "resources")
                .isEmpty();
    }

    private static String revision(Map<?, ?> result) {
        String revision = Tree.text(result, "revision");
        return revision == null || revision.isEmpty()
                ? Tree.list(result, "revisions").stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.joining(","))
                : revision;
    }
}
