package dev.windlass.ingest.core;

import dev.windlass.contracts.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the newest events, in memory. A fact that is told twice is kept once. Thread-safe. */
public final class OutcomeHistory {
    private final Map<String, Map<String, Outcome>> events;

    /** A history of at most {@code maxEvents} events; the oldest are forgotten first. */
    public OutcomeHistory(int maxEvents) {
        this.events = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Map<String, Outcome>> eldest) {
                return size() > maxEvents;
            }
        };
    }

    public synchronized void add(Outcome outcome) {
        events.computeIfAbsent(outcome.eventId(), it -> new LinkedHashMap<>()).putIfAbsent(outcome.id(), outcome);
    }

    /** The event's outcomes in the order in which they became known; none where the event is unknown. */
    public synchronized List<Outcome> of(String eventId) {
        Map<String, Outcome> outcomes = events.get(eventId);
        return outcomes == null ? List.of() : new ArrayList<>(outcomes.values());
    }
}
