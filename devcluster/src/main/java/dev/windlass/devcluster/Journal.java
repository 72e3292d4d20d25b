package dev.windlass.devcluster;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The objects on disk: one MVStore file. What {@link #append} returned from survives the death of the process. */
final class Journal implements AutoCloseable {
    private static final String VERSION = "resourceVersion";
    /** How long a page that nothing refers to any more is kept before its place is used again. */
    private static final int RETENTION_MILLIS = 2_000;

    private static final int COMPACT_EVERY = 2_000;
    private static final int COMPACT_FILL_RATE = 60;
    private static final int COMPACT_BYTES = 8 * 1024 * 1024;

    private final Path file;
    private @Nullable MVStore store;
    private int appends;

    Journal(Path file) {
        this.file = file;
        open();
    }

    /** A write that did not reach the disk; nothing of it is kept. */
    static final class NotWritten extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotWritten(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    private MVStore open() {
        MVStore opened = store;
        if (opened == null || opened.isClosed()) {
            opened = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .cacheSize(4)
                    .open();
            opened.setRetentionTime(RETENTION_MILLIS);
            store = opened;
        }
        return opened;
    }

    /** Calls {@code load} with each key and document, and returns the last resourceVersion given out. */
    synchronized long read(BiConsumer<String, byte[]> load) {
        MVStore opened = open();
        MVMap<String, byte[]> objects = opened.openMap("objects");
        objects.forEach(load);
        MVMap<String, Long> meta = opened.openMap("meta");
        return meta.getOrDefault(VERSION, 0L);
    }

    /** Writes all the changes or none. */
    synchronized void append(List<Change> changes, long version) {
        try {
            MVStore opened = open();
            MVMap<String, byte[]> objects = opened.openMap("objects");
            for (Change change : changes) {
                String key = change.resource() + "/" + change.key();
                if (change.deleted()) {
                    objects.remove(key);
                } else {
                    objects.put(key, change.after().json());
                }
            }
            opened.openMap("meta").put(VERSION, version);
            opened.commit();
        } catch (MVStoreException | IllegalStateException e) {
            abandon();
            throw new NotWritten(e);
        }
        compact();
    }

    /** What is written stays written when making room for more fails. */
    private void compact() {
        if (++appends % COMPACT_EVERY == 0) {
            try {
                open().compact(COMPACT_FILL_RATE, COMPACT_BYTES);
            } catch (MVStoreException | IllegalStateException e) {
                abandon();
            }
        }
    }

    /** After a failed write the file is opened anew at its last whole version. */
    private void abandon() {
        if (store != null) {
            store.closeImmediately();
            store = null;
        }
    }

    @Override
    public synchronized void close() {
        if (store != null && !store.isClosed()) {
            store.close();
        }
    }
}
