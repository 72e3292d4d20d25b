package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All objects. One thread makes every change, so each sees those before it; what waits is committed together.
 * A change is seen by readers once it is durable.
 */
final class Store implements AutoCloseable {
    private static final int MAX_BATCH = 256;

    private final int maxHistory;
    private final @Nullable Journal journal;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final BlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>();
    private final List<Consumer<List<Change>>> listeners = new ArrayList<>();
    private final Thread writer;
    private volatile long version;
    private volatile boolean closed;

    Store(int maxHistory, @Nullable Journal journal) {
        this.maxHistory = maxHistory;
        this.journal = journal;
        if (journal != null) {
            List<Item> found = new ArrayList<>();
            version = journal.read((key, json) -> found.add(read(key, json)));
            found.forEach(item -> shelf(item.resource()).load(item));
        }
        writer = Thread.ofPlatform().name("devcluster-store").daemon().unstarted(this::run);
        writer.start();
    }

    private static Item read(String key, byte[] json) {
        ObjectNode object = Json.read(json);
        long version = Long.parseLong(Json.text(object, "metadata", "resourceVersion"));
        return Item.of(key.substring(0, key.indexOf('/')), object, version);
    }

    /** Called on the writing thread after each commit, before those who asked for the changes are told. */
    void onCommit(Consumer<List<Change>> listener) {
        listeners.add(listener);
    }

    Shelf shelf(String resource) {
        return shelves.computeIfAbsent(resource, name -> new Shelf(maxHistory, version));
    }

    Set<String> resources() {
        return new TreeSet<>(shelves.keySet());
    }

    long version() {
        return version;
    }

    @Nullable Item get(String resource, String namespace, String name) {
        return shelf(resource).get(Item.key(namespace, name));
    }

    /** Everything in a namespace; all namespaces where it is empty. */
    Shelf.Snapshot list(String resource, String namespace) {
        long seen = version;
        Shelf.Snapshot now = shelf(resource).list(prefix(namespace));
        return new Shelf.Snapshot(now.items(), Math.max(seen, now.version()));
    }

    static String prefix(String namespace) {
        return namespace.isEmpty() ? "" : namespace + "/";
    }

    /**
     * Runs {@code work} as one change that happens whole or, when it throws, not at all.
     *
     * @throws ApiException what {@code work} threw, or an internal error if the change can't be kept
     */
    <T> T write(Function<Transaction, T> work) {
        Job<T> job = new Job<>(work);
        jobs.add(job);
        if (closed) {
            job.answer.completeExceptionally(Failures.internal("the server is shutting down"));
        }
        try {
            return job.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    private void run() {
        List<Job<?>> batch = new ArrayList<>();
        try {
            while (!closed) {
                batch.add(jobs.take());
                jobs.drainTo(batch, MAX_BATCH - 1);
                commit(batch);
                batch.clear();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        ApiException refusal = Failures.internal("the server is shutting down");
        jobs.forEach(job -> job.answer.completeExceptionally(refusal));
    }

    private void commit(List<Job<?>> batch) {
        Transaction all = new Transaction(this, null, version);
        for (Job<?> job : batch) {
            job.run(all);
        }
        try {
            if (journal != null && !all.changes.isEmpty()) {
                journal.append(all.changes, all.version);
            }
        } catch (Journal.NotWritten e) {
            ApiException refusal = Failures.internal("the change could not be stored: " + e.getMessage());
            batch.forEach(job -> job.answer.completeExceptionally(refusal));
            return;
        }
        publish(all);
        batch.forEach(Job::tell);
    }

    private void publish(Transaction all) {
        if (all.changes.isEmpty()) {
            return;
        }
        Map<String, List<Change>> byResource = new LinkedHashMap<>();
        all.changes.forEach(change -> byResource
                .computeIfAbsent(change.resource(), name -> new ArrayList<>())
                .add(change));
        byResource.forEach((resource, changes) -> shelf(resource).publish(changes));
        version = all.version;
        listeners.forEach(listener -> listener.accept(all.changes));
    }

    /** Forgets all objects of a resource that is no longer served; their watches end. */
    void drop(String resource) {
        Shelf shelf = shelves.remove(resource);
        if (shelf != null) {
            shelf.close();
        }
    }

    /** Ends the watches; writing goes on until {@link #close}. */
    void endWatches() {
        shelves.values().forEach(Shelf::close);
    }

    @Override
    public void close() {
        closed = true;
        endWatches();
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (journal != null) {
            journal.close();
        }
    }

    private static final class Job<T> {
        private final Function<Transaction, T> work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable T result;

        Job(Function<Transaction, T> work) {
            this.work = work;
        }

        void run(Transaction all) {
            Transaction own = new Transaction(all.store, all, all.version);
            try {
                result = work.apply(own);
                all.absorb(own);
            } catch (RuntimeException | StackOverflowError e) {
                answer.completeExceptionally(e);
            }
        }

        void tell() {
            answer.complete(result);
        }
    }

    /** A view of the objects in which one's own changes are already made. */
    static final class Transaction {
        private final Store store;
        private final @Nullable Transaction under;
        private final Map<String, Change> latest = new HashMap<>();
        private final List<Change> changes = new ArrayList<>();
        private long version;

        private Transaction(Store store, @Nullable Transaction under, long version) {
            this.store = store;
            this.under = under;
            this.version = version;
        }

        @Nullable Item get(String resource, String namespace, String name) {
            return at(resource, Item.key(namespace, name));
        }

        private @Nullable Item at(String resource, String key) {
            Change change = latest.get(resource + "/" + key);
            if (change != null) {
                return change.deleted() ? null : change.after();
            }
            return under == null ? store.shelf(resource).get(key) : under.at(resource, key);
        }

        /** Stores the object under the next resourceVersion, which is set in it. */
        Item put(String resource, ObjectNode object) {
            version++;
            Json.metadata(object).put("resourceVersion", Long.toString(version));
            Item after = Item.of(resource, object, version);
            note(new Change(at(resource, after.key()), after, false));
            return after;
        }

        /** Deletes the object; {@code last} is what watches see of it, with the next resourceVersion. */
        Item delete(String resource, ObjectNode last) {
            version++;
            Json.metadata(last).put("resourceVersion", Long.toString(version));
            Item gone = Item.of(resource, last, version);
            note(new Change(at(resource, gone.key()), gone, true));
            return gone;
        }

        private void note(Change change) {
            latest.put(change.resource() + "/" + change.key(), change);
            changes.add(change);
        }

        private void absorb(Transaction own) {
            latest.putAll(own.latest);
            changes.addAll(own.changes);
            version = own.version;
        }
    }
}
