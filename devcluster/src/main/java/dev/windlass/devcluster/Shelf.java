package dev.windlass.devcluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** All objects of one resource, and its latest changes for those who watch. */
final class Shelf {
    /** Changes also keep at most this many bytes of documents. */
    private static final long MAX_HISTORY_BYTES = 64L * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NavigableMap<String, Item> items = new TreeMap<>();
    private final ArrayDeque<Change> history = new ArrayDeque<>();
    private final int maxHistory;
    private long historyBytes;
    /** The history holds every change after this version. */
    private long floor;
    /** No change up to this version is still to come. */
    private long version;

    private boolean closed;

    Shelf(int maxHistory, long version) {
        this.maxHistory = maxHistory;
        this.floor = version;
        this.version = version;
    }

    /** Where a list stood, and from which version on a watch sees what follows. */
    record Snapshot(List<Item> items, long version) {}

    /** Changes after a version; {@code expired} when the history no longer reaches back so far. */
    record News(List<Change> changes, boolean expired, boolean closed) {}

    @Nullable Item get(String key) {
        lock.lock();
        try {
            return items.get(key);
        } finally {
            lock.unlock();
        }
    }

    void load(Item item) {
        items.put(item.key(), item);
    }

    void publish(List<Change> changes) {
        lock.lock();
        try {
            for (Change change : changes) {
                if (change.deleted()) {
                    items.remove(change.key());
                } else {
                    items.put(change.key(), change.after());
                }
                history.addLast(change);
                historyBytes += change.after().json().length;
            }
            version = changes.getLast().version();
            trim();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void trim() {
        while (history.size() > maxHistory || historyBytes > MAX_HISTORY_BYTES) {
            Change oldest = history.removeFirst();
            historyBytes -= oldest.after().json().length;
            floor = oldest.version();
        }
    }

    /** Everything under a key prefix as it is now. */
    Snapshot list(String prefix) {
        lock.lock();
        try {
            return new Snapshot(new ArrayList<>(under(items, prefix).values()), version);
        } finally {
            lock.unlock();
        }
    }

    /** Everything under a key prefix as it was at {@code at}; null when the history no longer reaches back so far. */
    @Nullable Snapshot list(String prefix, long at) {
        lock.lock();
        try {
            if (at < floor) {
                return null;
            }
            NavigableMap<String, Item> then = new TreeMap<>(under(items, prefix));
            Map<String, Change> first = new HashMap<>();
            history.descendingIterator().forEachRemaining(change -> {
                if (change.version() > at && change.key().startsWith(prefix)) {
                    first.put(change.key(), change);
                }
            });
            first.forEach((key, change) -> {
                if (change.before() == null) {
                    then.remove(key);
                } else {
                    then.put(key, change.before());
                }
            });
            return new Snapshot(new ArrayList<>(then.values()), at);
        } finally {
            lock.unlock();
        }
    }

    private static NavigableMap<String, Item> under(NavigableMap<String, Item> all, String prefix) {
        return prefix.isEmpty() ? all : all.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    /** Waits up to {@code nanos} for changes after {@code since}, while {@code wanted}; then there may be none. */
    News await(long since, long nanos, BooleanSupplier wanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!closed && quiet(since) && left > 0 && wanted.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
            if (since < floor) {
                return new News(List.of(), true, closed);
            }
            return new News(after(since), false, closed);
        } finally {
            lock.unlock();
        }
    }

    private boolean quiet(long since) {
        return since >= floor && (history.isEmpty() || history.getLast().version() <= since);
    }

    private List<Change> after(long since) {
        ArrayDeque<Change> found = new ArrayDeque<>();
        for (var latest = history.descendingIterator(); latest.hasNext(); ) {
            Change change = latest.next();
            if (change.version() <= since) {
                break;
            }
            found.addFirst(change);
        }
        return new ArrayList<>(found);
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return items.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest version a watch may start from. */
    long floor() {
        lock.lock();
        try {
            return floor;
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait see whether they still want to. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
