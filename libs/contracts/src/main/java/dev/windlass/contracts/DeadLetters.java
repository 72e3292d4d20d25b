package dev.windlass.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * Dead letters: the original record, whole, with headers that say where it lay and why it could not be done. Secrets
 * never get here, since no record holds one.
 */
public final class DeadLetters {
    public static final String TOPIC = "windlass-dead-topic";
    public static final String POSITION = "windlass-dead-position";
    public static final String REASON = "windlass-dead-reason";
    public static final String TIME = "windlass-dead-time";

    private DeadLetters() {}

    /**
     * Makes a dead letter of a record.
     *
     * @param topic the topic of the original, not of a retry
     * @param position where the original lies
     * @param reason for people; one line
     */
    public static Envelope of(Envelope original, String topic, String position, String reason, Instant time) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(TOPIC, topic);
        headers.put(POSITION, position);
        headers.put(REASON, reason);
        headers.put(TIME, time.toString());
        return original.with(headers);
    }
}
