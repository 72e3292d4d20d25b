package dev.windlass.ingest.core.letters;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters; null: whatever it is.
 *
 * @param reason what the reason contains
 * @param from given up then or later
 * @param until given up before
 */
public record LetterFilter(
        @Nullable String namespace,
        @Nullable String topic,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant until,
        Letter.@Nullable State state) {

    boolean holds(Letter letter) {
        return (namespace == null || namespace.equals(letter.namespace()))
                && (topic == null || topic.equals(letter.topic()))
                && (reason == null || letter.reason().contains(reason))
                && (from == null || !letter.time().isBefore(from))
                && (until == null || letter.time().isBefore(until))
                && (state == null || Objects.equals(state, letter.state()));
    }

    /** The same among those about which nothing is done yet. */
    public LetterFilter waiting() {
        return new LetterFilter(namespace, topic, reason, from, until, Letter.State.WAITING);
    }
}
