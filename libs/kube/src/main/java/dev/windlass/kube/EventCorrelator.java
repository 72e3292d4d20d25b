package dev.windlass.kube;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what of the things that happen is told. The same thing is counted in the Event that tells of it; many similar
 * things are combined in one Event; and of one object no more is told than its allowance lets through. Thread-safe.
 *
 * @see <a href="https://github.com/kubernetes/client-go/blob/master/tools/record/events_cache.go">client-go's
 *     EventCorrelator</a>
 */
final class EventCorrelator {
    private static final String COMBINED = "(combined from similar events): ";

    private final EventSettings settings;
    private final Map<Kind, Similar> similar;
    private final Map<Same, Told> told;
    private final Map<EventSubject, Allowance> allowances;
    private long lastName;

    EventCorrelator(EventSettings settings) {
        this.settings = settings;
        this.similar = remembering();
        this.told = remembering();
        this.allowances = remembering();
    }

    private record Kind(EventSubject subject, String reason) {}

    /** What is counted together; the message is empty for combined ones. */
    private record Same(Kind kind, String message) {}

    private static final class Similar {
        private final Set<String> messages = new HashSet<>();
        private Instant last;

        Similar(Instant now) {
            this.last = now;
        }
    }

    private static final class Allowance {
        private double left;
        private Instant at;

        Allowance(int burst, Instant now) {
            this.left = burst;
            this.at = now;
        }
    }

    /**
     * What is to be written.
     *
     * @param name the Event's; new where {@code count} is 1
     * @param count how often it happened
     */
    record Told(String name, Instant first, Instant last, int count, String message) {}

    /** What to write since something happened; empty: nothing. */
    synchronized Optional<Told> happened(EventSubject subject, String reason, String message, Instant now) {
        var kind = new Kind(subject, reason);
        boolean combined = isOneOfMany(kind, message, now);
        var same = new Same(kind, combined ? "" : message);
        String text = combined ? COMBINED + message : message;
        Told before = told.get(same);
        Told after = before == null
                ? new Told(name(subject, now), now, now, 1, text)
                : new Told(before.name, before.first, now, before.count + 1, text);
        told.put(same, after);
        return isAllowed(subject, now) ? Optional.of(after) : Optional.empty();
    }

    private boolean isOneOfMany(Kind kind, String message, Instant now) {
        Similar known = similar.get(kind);
        if (known == null || Duration.between(known.last, now).compareTo(settings.similarWithin()) > 0) {
            known = new Similar(now);
            similar.put(kind, known);
        }
        known.last = now;
        if (known.messages.size() < settings.similar()) {
            known.messages.add(message);
        }
        return known.messages.size() >= settings.similar();
    }

    private boolean isAllowed(EventSubject subject, Instant now) {
        Allowance allowance = allowances.computeIfAbsent(subject, it -> new Allowance(settings.burst(), now));
        double refilled = (double) Duration.between(allowance.at, now).toMillis()
                / Math.max(1, settings.refill().toMillis());
        allowance.left = Math.min(settings.burst(), allowance.left + Math.max(0, refilled));
        allowance.at = now;
        if (allowance.left < 1) {
            return false;
        }
        allowance.left--;
        return true;
    }

    private String name(EventSubject subject, Instant now) {
        lastName = Math.max(lastName + 1, now.getEpochSecond() * 1_000_000_000L + now.getNano());
        String ending = "." + Long.toHexString(lastName);
        int room = 253 - ending.length();
        String name = subject.name();
        // What is cut must end as a name may.
        return (name.length() > room ? name.substring(0, room).replaceAll("[-.]+$", "") : name) + ending;
    }

    private <K, V> Map<K, V> remembering() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > settings.remembered();
            }
        };
    }
}
