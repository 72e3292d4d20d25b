package dev.windlass.notify.kafka;

import dev.windlass.acts.Received;
import dev.windlass.notify.send.Lanes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What one thread that reads has begun, so that a record that comes again while it is being sent, or behind one that has
 * to wait, is not begun again. For one thread.
 */
final class InHand {
    /** Records of partitions that were lost meanwhile may lie here for good. */
    private static final int MAX_BEGUN = 10_000;

    private final InOrder batches = new InOrder();
    private final Map<String, CompletableFuture<?>> begun = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<?>> eldest) {
            return size() > MAX_BEGUN;
        }
    };

    /** Hands a record over, unless that was done before. */
    void begin(Received record, Lanes lanes) {
        if (!begun.containsKey(record.position())) {
            begun.put(record.position(), lanes.submit(record));
        }
    }

    /** Runs {@code then} once these records, all of them begun, and the batches before are done; they do not come again. */
    void finish(List<Received> records, Runnable then) {
        CompletableFuture<?>[] done =
                records.stream().map(it -> begun.remove(it.position())).toArray(CompletableFuture[]::new);
        batches.add(CompletableFuture.allOf(done), then);
    }

    /** How many of the first records are done, with all batches before them: these do not come again. */
    int forgetDone(List<Received> records) {
        int done = 0;
        while (batches.isEmpty() && isDone(records.get(done))) {
            begun.remove(records.get(done).position());
            done++;
        }
        return done;
    }

    private boolean isDone(Received record) {
        CompletableFuture<?> sent = begun.get(record.position());
        return sent != null && sent.isDone();
    }
}
