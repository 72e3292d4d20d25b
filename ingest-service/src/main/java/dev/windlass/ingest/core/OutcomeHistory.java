package dev.windlass.ingest.core;

import dev.windlass.contracts.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the newest events, in memory, and who waits to hear it. A fact that is told twice is kept once.
 * Thread-safe.
 */
public final class OutcomeHistory {
    private final Map<String, EventOutcomes> events;
    private final Map<String, List<Waiter>> waiting = new HashMap<>();

    /** Somebody who waits for one attempt's outcomes. */
    private record Waiter(String attempt, OutcomeWait told) {}

    /** A history of at most {@code maxEvents} events; the oldest are forgotten first. */
    public OutcomeHistory(int maxEvents) {
        this.events = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, EventOutcomes> eldest) {
                return size() > maxEvents;
            }
        };
    }

    /** Remembers that an event was accepted, before anything is decided on it. */
    public synchronized void accepted(String eventId, String namespace) {
        events.computeIfAbsent(eventId, it -> new EventOutcomes()).accepted(namespace);
    }

    /**
     * Adds an outcome.
     *
     * @param decided how many outcomes the decision has that this one belongs to; 0 where it is not known
     */
    public synchronized void add(Outcome outcome, int decided) {
        EventOutcomes known = events.computeIfAbsent(outcome.eventId(), it -> new EventOutcomes());
        known.add(outcome, decided);
        List<Waiter> waiters = waiting.get(outcome.eventId());
        if (waiters != null) {
            waiters.removeIf(it -> told(it, known));
            if (waiters.isEmpty()) {
                waiting.remove(outcome.eventId());
            }
        }
    }

    /** What is known of the event; empty where it is unknown or forgotten. */
    public synchronized Optional<KnownEvent> find(String eventId) {
        return Optional.ofNullable(events.get(eventId)).map(EventOutcomes::known);
    }

    /**
     * All outcomes of an event, once nothing more will become of one attempt at it. Whoever gives up waiting must call
     * {@link #forget}.
     *
     * @param attempt where the record lies that is decided on
     */
    public synchronized OutcomeWait whenFinal(String eventId, String attempt) {
        var waiter = new Waiter(attempt, new OutcomeWait());
        EventOutcomes known = events.get(eventId);
        if (known == null || !told(waiter, known)) {
            waiting.computeIfAbsent(eventId, it -> new ArrayList<>(1)).add(waiter);
        }
        return waiter.told();
    }

    /** Ends a waiting. */
    public synchronized void forget(String eventId, OutcomeWait wait) {
        List<Waiter> all = waiting.get(eventId);
        if (all != null) {
            all.removeIf(it -> it.told() == wait);
            if (all.isEmpty()) {
                waiting.remove(eventId);
            }
        }
    }

    private static boolean told(Waiter waiter, EventOutcomes known) {
        boolean isFinal = known.isFinal(waiter.attempt());
        if (isFinal) {
            waiter.told().tell(known.known().outcomes());
        }
        return isFinal;
    }
}
