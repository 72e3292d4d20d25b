package dev.windlass.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Dead letters: the original record, whole, with headers that say where it lay and why it could not be done. Secrets
 * never get here, since no record holds one. What was done about a letter is a mark, a record of its own in the same
 * partition, so that letters and marks are kept equally long and read in their order.
 */
public final class DeadLetters {
    public static final String TOPIC = "windlass-dead-topic";
    public static final String POSITION = "windlass-dead-position";
    public static final String REASON = "windlass-dead-reason";
    public static final String TIME = "windlass-dead-time";

    /** On a mark: the letter that it is about, {@code partition-offset}. */
    public static final String LETTER = "windlass-dead-letter";

    /** On a mark: {@link #REPLAYED} or {@link #DROPPED}. */
    public static final String MARK = "windlass-dead-mark";

    /** On a mark: who did it; empty where nobody was authenticated. */
    public static final String BY = "windlass-dead-by";

    public static final String REPLAYED = "replayed";
    public static final String DROPPED = "dropped";

    private static final int MAX_REASON = 4_000;
    private static final Set<String> OURS =
            Set.of(TOPIC, POSITION, REASON, TIME, LETTER, MARK, BY, Retry.ATTEMPT, Retry.NOT_BEFORE, Retry.FIRST_TRIED);

    private DeadLetters() {}

    /**
     * Makes a dead letter of a record.
     *
     * @param topic the topic of the original, not of a retry
     * @param position where the original lies
     * @param reason for people; it becomes one line, and is cut where it is too long
     */
    public static Envelope of(Envelope original, String topic, String position, String reason, Instant time) {
        String line = reason.replaceAll("\\s*[\\r\\n]+\\s*", " ");
        var headers = new LinkedHashMap<String, String>();
        headers.put(TOPIC, topic);
        headers.put(POSITION, position);
        headers.put(REASON, line.length() > MAX_REASON ? line.substring(0, MAX_REASON) + "…" : line);
        headers.put(TIME, time.toString());
        return original.without(Set.of(LETTER, MARK, BY)).with(headers);
    }

    /** The record as it first was: without what letters add, and without what earlier tries added. */
    public static Envelope original(Envelope letter) {
        return letter.without(OURS);
    }

    /** A mark; it belongs into the letter's own partition. */
    public static Envelope mark(String letter, String mark, String by, Instant time) {
        return new Envelope(letter, Map.of(LETTER, letter, MARK, mark, BY, by, TIME, time.toString()), new byte[0]);
    }
}
