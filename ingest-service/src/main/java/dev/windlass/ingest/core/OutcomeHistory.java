package dev.windlass.ingest.core;

import dev.windlass.contracts.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the newest events, in memory, and who waits to hear it. A fact that is told twice is kept once.
 * Thread-safe.
 */
public final class OutcomeHistory {
    private final Map<String, EventOutcomes> events;
    private final Map<String, List<OutcomeWait>> waiting = new HashMap<>();

    /** A history of at most {@code maxEvents} events; the oldest are forgotten first. */
    public OutcomeHistory(int maxEvents) {
        this.events = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, EventOutcomes> eldest) {
                return size() > maxEvents;
            }
        };
    }

    /** Adds an outcome of which nobody said how many others there are. */
    public void add(Outcome outcome) {
        add(outcome, 0);
    }

    /**
     * Adds an outcome.
     *
     * @param decided how many outcomes the decision has that this one belongs to; 0 where it is not known
     */
    public synchronized void add(Outcome outcome, int decided) {
        EventOutcomes known = events.computeIfAbsent(outcome.eventId(), it -> new EventOutcomes());
        known.add(outcome, decided);
        if (waiting.containsKey(outcome.eventId()) && known.isFinal()) {
            List<OutcomeWait> told = waiting.remove(outcome.eventId());
            if (told != null) {
                told.forEach(it -> it.tell(known.all()));
            }
        }
    }

    /** The event's outcomes in the order in which they became known; none where the event is unknown. */
    public synchronized List<Outcome> of(String eventId) {
        EventOutcomes outcomes = events.get(eventId);
        return outcomes == null ? List.of() : outcomes.all();
    }

    /**
     * All outcomes of an event, once nothing more will become of it. Whoever gives up waiting must call
     * {@link #forget}.
     */
    public synchronized OutcomeWait whenFinal(String eventId) {
        EventOutcomes known = events.get(eventId);
        if (known != null && known.isFinal()) {
            var told = new OutcomeWait();
            told.tell(known.all());
            return told;
        }
        var waits = new OutcomeWait();
        waiting.computeIfAbsent(eventId, it -> new ArrayList<>(1)).add(waits);
        return waits;
    }

    /** Ends a waiting. */
    public synchronized void forget(String eventId, OutcomeWait waits) {
        List<OutcomeWait> all = waiting.get(eventId);
        if (all != null) {
            all.remove(waits);
            if (all.isEmpty()) {
                waiting.remove(eventId);
            }
        }
    }
}
