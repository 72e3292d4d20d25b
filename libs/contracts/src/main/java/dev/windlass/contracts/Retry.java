package dev.windlass.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record's further tries through the delayed topics of {@link Topics#retry}: which topic is next, not before when,
 * and when it is enough. What is known of earlier tries travels in the record's headers.
 */
public final class Retry {
    static final String ATTEMPT = "windlass-attempt";
    static final String NOT_BEFORE = "windlass-not-before";
    static final String FIRST_TRIED = "windlass-first-tried";

    private Retry() {}

    /** Where a record waits for its next try. */
    public record Parked(String topic, Envelope message, Instant notBefore) {}

    /**
     * The next try of a record that failed now.
     *
     * @param topic the record's own topic, not that of a retry
     * @param maxAge how long after the first try a record is given up
     * @param atLeast how long it is not to be tried again; zero for as long as it was its turn to wait. The longest delay
     *     there is is the longest wait.
     * @return empty where it is to be given up
     */
    public static Optional<Parked> next(
            String topic, Envelope message, Instant now, Duration maxAge, Duration atLeast) {
        int attempt = attempt(message);
        return parked(topic, message, now, maxAge, attempt + 1, delay(attempt, atLeast));
    }

    /**
     * The next try of a record that was not tried, which counts for no try.
     *
     * @param topic the record's own topic, not that of a retry
     * @param maxAge how long after the first try a record is given up
     * @param atLeast how long it is not to be tried; it waits for the shortest delay that is not shorter
     * @return empty where it is to be given up
     */
    public static Optional<Parked> untried(
            String topic, Envelope message, Instant now, Duration maxAge, Duration atLeast) {
        return parked(topic, message, now, maxAge, attempt(message), delay(0, atLeast));
    }

    /** The first delay from the n-th on that is not shorter; the longest where all are. */
    private static Duration delay(int n, Duration atLeast) {
        return Topics.RETRY_DELAYS.stream()
                .skip(n)
                .filter(it -> it.compareTo(atLeast) >= 0)
                .findFirst()
                .orElse(Topics.RETRY_DELAYS.getLast());
    }

    private static Optional<Parked> parked(
            String topic, Envelope message, Instant now, Duration maxAge, int attempt, Duration delay) {
        Instant firstTried = instant(message, FIRST_TRIED, now);
        if (!now.isBefore(firstTried.plus(maxAge))) {
            return Optional.empty();
        }
        Instant notBefore = now.plus(delay);
        Envelope parked = message.with(Map.of(
                ATTEMPT, Integer.toString(attempt),
                NOT_BEFORE, Long.toString(notBefore.toEpochMilli()),
                FIRST_TRIED, Long.toString(firstTried.toEpochMilli())));
        return Optional.of(new Parked(Topics.retry(topic, delay), parked, notBefore));
    }

    /** How long the record still has to wait; zero or less where it is due. */
    public static Duration remaining(Envelope message, Instant now) {
        return Duration.between(now, instant(message, NOT_BEFORE, now));
    }

    private static int attempt(Envelope message) {
        String text = message.header(ATTEMPT);
        try {
            return text == null ? 0 : Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Instant instant(Envelope message, String header, Instant otherwise) {
        String text = message.header(header);
        try {
            return text == null ? otherwise : Instant.ofEpochMilli(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
