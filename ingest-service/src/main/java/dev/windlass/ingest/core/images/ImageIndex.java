package dev.windlass.ingest.core.images;

import dev.windlass.contracts.KnownApplication;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The images of all applications, in memory. One thread writes, any number read. */
public final class ImageIndex {
    private final int most;
    private final NavigableMap<Place, Entry> applications = new ConcurrentSkipListMap<>();
    private int entries;
    private volatile boolean complete = true;

    /**
     * An index of nothing yet.
     *
     * @param most how many images it holds at most, an application without any counted as one; an application for which
     *     there is no room is left out
     */
    public ImageIndex(int most) {
        this.most = most;
    }

    /** Takes what is known of an application now in place of what was known before. */
    public void put(KnownApplication known) {
        var place = new Place(known.namespace(), known.application());
        List<RunningImage> images = known.images().stream()
                .map(it -> new RunningImage(
                        known.namespace(), known.application(), it.image(), it.since(), known.revision()))
                .sorted(Comparator.comparing(RunningImage::image))
                .toList();
        var entry = new Entry(known.watched() ? known.uid() : null, images);
        int others = entries - size(applications.get(place));
        if (others + size(entry) > most) {
            remove(place);
            complete = false;
            return;
        }
        entries = others + size(entry);
        applications.put(place, entry);
    }

    /** Takes an application out. */
    public void remove(Place place) {
        entries -= size(applications.remove(place));
    }

    /** Whether no application was ever left out. */
    public boolean isComplete() {
        return complete;
    }

    /** The images that the filter describes, by namespace, application and image. */
    public Stream<RunningImage> find(ImageFilter filter) {
        return applications.entrySet().stream()
                .filter(it -> filter.holds(it.getKey()))
                .flatMap(it -> it.getValue().images().stream())
                .filter(filter::holds);
    }

    /** The uids of the Applications that were seen in the cluster, by place. */
    public Map<Place, String> watched() {
        Map<Place, String> watched = new TreeMap<>();
        applications.forEach((place, entry) -> {
            if (entry.watchedUid() != null) {
                watched.put(place, entry.watchedUid());
            }
        });
        return watched;
    }

    private static int size(@Nullable Entry entry) {
        return entry == null ? 0 : Math.max(1, entry.images().size());
    }

    private record Entry(@Nullable String watchedUid, List<RunningImage> images) {}
}
