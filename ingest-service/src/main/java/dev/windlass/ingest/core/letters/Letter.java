package dev.windlass.ingest.core.letters;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.Topics;
import dev.windlass.ingest.core.access.Access;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * What is known of a dead letter without its record.
 *
 * @param topic where the record was first
 * @param position where it lay when it was given up
 * @param namespace of the event or the application; empty where the record names none
 * @param eventId under which its outcomes are told
 * @param reason why it was given up
 * @param time when
 * @param bytes how long its value is
 * @param state what was done about it
 */
public record Letter(
        LetterId id,
        String topic,
        String position,
        String namespace,
        String eventId,
        String reason,
        Instant time,
        int bytes,
        State state) {

    /** What was done about a dead letter. */
    public enum State {
        WAITING,
        REPLAYED,
        DROPPED
    }

    /** A letter about which nothing is done yet, as it lies there. */
    public static Letter of(LetterId id, Envelope letter) {
        String position = first(letter, DeadLetters.POSITION);
        String eventId = first(letter, CloudEvent.EVENT_ID, CloudEvent.ID);
        return new Letter(
                id,
                first(letter, DeadLetters.TOPIC),
                position,
                first(letter, CloudEvent.NAMESPACE, "namespace"),
                eventId.isEmpty() ? position : eventId,
                first(letter, DeadLetters.REASON),
                time(first(letter, DeadLetters.TIME)),
                letter.value().length,
                State.WAITING);
    }

    Letter in(State other) {
        return new Letter(id, topic, position, namespace, eventId, reason, time, bytes, other);
    }

    /** What it takes to replay or drop letters of this kind there: what acting on them takes. */
    public Access toSettle(String where) {
        return topic.equals(Topics.SYNCS) || topic.equals(Topics.DELIVERIES)
                ? Access.toTellOfSyncs(where)
                : Access.toCreateWorkflows(where);
    }

    private static String first(Envelope letter, String... headers) {
        for (String header : headers) {
            String value = letter.header(header);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
