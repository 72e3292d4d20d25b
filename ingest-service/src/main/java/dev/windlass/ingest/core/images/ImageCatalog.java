package dev.windlass.ingest.core.images;

import dev.windlass.ingest.core.Rejection;
import org.jspecify.annotations.Nullable;

/** What is told of running images: nothing until all applications have been read once. Thread-safe. */
public final class ImageCatalog {
    private volatile @Nullable ImageIndex index;

    /** Tells from an index that holds all there is from now on. */
    public void show(ImageIndex whole) {
        index = whole;
    }

    /**
     * What is told now.
     *
     * @throws Rejection UNAVAILABLE where not all has been read yet
     */
    public ImageIndex current() throws Rejection {
        ImageIndex whole = index;
        if (whole == null) {
            throw new Rejection(
                    Rejection.Reason.UNAVAILABLE, "what the applications run is still being read; ask again soon");
        }
        return whole;
    }
}
