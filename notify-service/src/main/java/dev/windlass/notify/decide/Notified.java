package dev.windlass.notify.decide;

import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.golang.Num;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.language.Condition;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an application was already notified of: the contents of Argo CD's annotation
 * {@code notified.notifications.argoproj.io}.
 *
 * @param times Unix times in seconds, by key
 */
public record Notified(Map<String, Long> times) {
    public static final Notified NOTHING = new Notified(Map.of());

    private static final int MAX_ENTRIES = 100;

    public Notified {
        times = Map.copyOf(times);
    }

    /** Reads the annotation; what is not of its form is nothing at all, as for Argo CD. */
    public static Notified parse(@Nullable String annotation) {
        if (annotation == null || annotation.isEmpty()) {
            return NOTHING;
        }
        try {
            return Json.unmarshalPreservingInts(annotation) instanceof Map<?, ?> map ? of(map) : NOTHING;
        } catch (JsonException e) {
            return NOTHING;
        }
    }

    private static Notified of(Map<?, ?> map) {
        Map<String, Long> times = new HashMap<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            switch (each.getValue()) {
                case null -> times.put((String) each.getKey(), 0L);
                case Num time -> times.put((String) each.getKey(), time.bits());
                default -> {
                    return NOTHING;
                }
            }
        }
        return new Notified(times);
    }

    /** The key of a condition that holds for a destination; {@code team} is null for Argo CD's own configuration. */
    static String key(@Nullable String team, String trigger, Condition.Result condition, Destination destination) {
        String key = (team == null ? "" : team + ":") + trigger + ":" + condition.key() + ":" + destination.service()
                + ":" + destination.recipient();
        return condition.oncePer().isEmpty() ? key : condition.oncePer() + ":" + key;
    }

    boolean contains(String key) {
        return times.containsKey(key);
    }

    Notified with(String key, Instant time) {
        Map<String, Long> more = new HashMap<>(times);
        more.put(key, time.getEpochSecond());
        return new Notified(more);
    }

    Notified without(String key) {
        Map<String, Long> fewer = new HashMap<>(times);
        fewer.remove(key);
        return new Notified(fewer);
    }

    /** The newest 100 entries. */
    Notified truncated() {
        if (times.size() <= MAX_ENTRIES) {
            return this;
        }
        return new Notified(times.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .limit(MAX_ENTRIES)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
