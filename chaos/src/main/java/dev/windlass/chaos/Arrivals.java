package dev.windlass.chaos;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that a webhook gets, by what they are about and by their {@code webhook-id}. Thread-safe. */
final class Arrivals {
    private final Map<String, Set<String>> ids = new ConcurrentHashMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger takenAgain = new AtomicInteger();

    /** Takes note of a request, and says whether it is the first with its id. */
    boolean isFirst(String about, String id) {
        ids.computeIfAbsent(about, it -> ConcurrentHashMap.newKeySet()).add(id);
        return requests.merge(id, 1, Integer::sum) == 1;
    }

    /** Takes note that a request was answered 200. */
    void take(String id) {
        if (!taken.add(id)) {
            takenAgain.incrementAndGet();
        }
    }

    /** Whether a request about it was answered 200. */
    boolean areTaken(String about) {
        return ids.getOrDefault(about, Set.of()).stream().anyMatch(taken::contains);
    }

    /** How many ids there are beyond one for each thing they are about. */
    int idsTooMany() {
        return ids.values().stream().mapToInt(it -> it.size() - 1).sum();
    }

    /** How often ids came again. */
    Repeats repeats() {
        int all = requests.values().stream().mapToInt(it -> it - 1).sum();
        int most = requests.values().stream().mapToInt(it -> it - 1).max().orElse(0);
        return new Repeats(all, most, takenAgain.get());
    }

    /**
     * How often ids came again.
     *
     * @param most of a single id
     * @param taken how many of them though one before was answered 200
     */
    record Repeats(int all, int most, int taken) {}
}
