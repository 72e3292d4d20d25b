package dev.windlass.ingest.core.letters;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest dead letters, in memory, as they and their marks were read. A record that was buried twice is one letter, the
 * first. Thread-safe.
 */
public final class LetterIndex {
    private static final Comparator<Letter> AGE =
            Comparator.comparing(Letter::time).thenComparing(Letter::id);

    private final int most;
    private final TreeMap<Letter, Letter> byAge = new TreeMap<>(AGE);
    private final Map<LetterId, Letter> byId = new HashMap<>();
    private final Map<String, LetterId> byPosition = new HashMap<>();

    /** An index of at most {@code most} letters; the oldest are forgotten first. */
    public LetterIndex(int most) {
        this.most = most;
    }

    /** Adds a letter that was read. */
    public synchronized void add(Letter letter) {
        LetterId first = byPosition.putIfAbsent(letter.topic() + " " + letter.position(), letter.id());
        if (first != null) {
            return;
        }
        byId.put(letter.id(), letter);
        byAge.put(letter, letter);
        if (byId.size() > most) {
            forget(byAge.firstKey());
        }
    }

    /** Notes what was done about a letter. What was done first counts. */
    public synchronized void mark(LetterId id, Letter.State state) {
        Letter letter = byId.get(id);
        if (letter != null && letter.state() == Letter.State.WAITING) {
            Letter marked = letter.in(state);
            byId.put(id, marked);
            byAge.replace(letter, marked);
        }
    }

    /** The letter; null where there is none of that id. */
    public synchronized @Nullable Letter get(LetterId id) {
        return byId.get(id);
    }

    /**
     * Some of the letters, the oldest first.
     *
     * @param after those behind this one; null: from the first on
     */
    public synchronized List<Letter> list(LetterFilter filter, @Nullable LetterId after, int limit) {
        Letter start = after == null ? null : byId.get(after);
        return (start == null ? byAge : byAge.tailMap(start, false))
                .values().stream().filter(filter::holds).limit(limit).toList();
    }

    private void forget(Letter letter) {
        byAge.remove(letter);
        byId.remove(letter.id());
        byPosition.remove(letter.topic() + " " + letter.position(), Objects.requireNonNull(letter.id()));
    }
}
