package dev.windlass.ingest.kafka;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.ingest.core.OutcomeHistory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.Message;

/**
 * Reads what the services say became of their records into the history. What cannot be read is a dead letter: every
 * instance reads every outcome again when it starts, and buries it again, which counts as the same letter.
 */
final class OutcomeReader implements Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> {
    private static final Logger log = LoggerFactory.getLogger(OutcomeReader.class);

    private final OutcomeHistory history;
    private final KafkaTemplate<byte[], byte[]> kafka;

    OutcomeReader(OutcomeHistory history, KafkaTemplate<byte[], byte[]> kafka) {
        this.history = history;
        this.kafka = kafka;
    }

    @Override
    public void accept(Message<List<ConsumerRecord<byte[], byte[]>>> batch) {
        batch.getPayload().forEach(this::read);
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        String position = KafkaEnvelopes.position(record.topic(), record.partition(), record.offset());
        Envelope outcome = KafkaEnvelopes.of(record);
        try {
            history.add(JsonCodec.OUTCOMES.decode(outcome), decided(record));
        } catch (UnreadableMessageException e) {
            String reason = "unreadable: " + e.getMessage();
            log.warn("Dead letter from {}: {}", position, reason);
            kafka.send(KafkaEnvelopes.toRecord(
                            Topics.DEAD_LETTERS,
                            DeadLetters.of(outcome, Topics.OUTCOMES, position, reason, Instant.now())))
                    .join();
        }
    }

    private static int decided(ConsumerRecord<byte[], byte[]> record) {
        Header count = record.headers().lastHeader(CloudEvent.OUTCOME_COUNT);
        try {
            return count == null ? 0 : Integer.parseInt(new String(count.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
