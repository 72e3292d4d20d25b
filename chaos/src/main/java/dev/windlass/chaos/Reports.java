package dev.windlass.chaos;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What Kafka tells of: outcomes, commands, decided deliveries and dead letters. Not thread-safe. */
final class Reports implements AutoCloseable {
    private final Records records;
    private final Set<String> outcomes = new HashSet<>();
    private final Map<String, Integer> deliveries = new HashMap<>();
    private final Map<String, Integer> commands = new HashMap<>();
    private int duplicates;
    private int deadLetters;

    Reports(String bootstrapServers) {
        records = new Records(
                bootstrapServers, List.of(Topics.OUTCOMES, Topics.SUBMISSIONS, Topics.DELIVERIES, Topics.DEAD_LETTERS));
    }

    /** Takes in what has come since the last call. */
    void read() {
        records.read(this::read);
    }

    /** Whether there is such an outcome of an event or a sync, for example {@code created every}. */
    boolean tell(String id, String outcome) {
        return outcomes.contains(id + " " + outcome);
    }

    /** How many records there are of each decided delivery, by its id. */
    Map<String, Integer> deliveries() {
        return deliveries;
    }

    /** How many submit commands are one too many. */
    int commandsDecidedTwice() {
        return commands.values().stream().mapToInt(it -> it - 1).sum();
    }

    /** How often a binding answered that it had acted before. */
    int duplicates() {
        return duplicates;
    }

    int deadLetters() {
        return deadLetters;
    }

    @Override
    public void close() {
        records.close();
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        Envelope message = KafkaEnvelopes.of(record);
        switch (record.topic()) {
            case Topics.DEAD_LETTERS -> deadLetters++;
            case Topics.DELIVERIES -> deliveries.merge(String.valueOf(message.header(CloudEvent.ID)), 1, Integer::sum);
            case Topics.SUBMISSIONS -> commands.merge(String.valueOf(message.header(CloudEvent.ID)), 1, Integer::sum);
            default -> outcomes.add(outcome(message));
        }
    }

    private String outcome(Envelope message) {
        try {
            Outcome outcome = JsonCodec.OUTCOMES.decode(message);
            duplicates += outcome.result() instanceof Outcome.Duplicate ? 1 : 0;
            return outcome.eventId() + " "
                    + switch (outcome.result()) {
                        case Outcome.Matched(var binding, var workflow) -> "matched " + binding;
                        case Outcome.NotMatched(var binding) -> "not matched " + binding;
                        case Outcome.Created(var binding, var workflow) -> "created " + binding;
                        case Outcome.Notifying(var trigger, var destination) ->
                            "notifying " + trigger + " " + destination;
                        case Outcome.Delivered(var trigger, var destination) ->
                            "delivered " + trigger + " " + destination;
                        default -> outcome.result();
                    };
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException("an outcome cannot be read", e);
        }
    }
}
