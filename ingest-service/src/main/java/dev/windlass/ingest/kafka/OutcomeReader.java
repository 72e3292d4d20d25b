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
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * Reads what the services say became of their records into the history. What cannot be read is a dead letter, keyed by
 * its position: every instance reads every outcome again when it starts, and buries it again.
 */
final class OutcomeReader implements Consumer<Message<byte[]>> {
    private static final Logger log = LoggerFactory.getLogger(OutcomeReader.class);

    private final OutcomeHistory history;
    private final KafkaTemplate<byte[], byte[]> kafka;

    OutcomeReader(OutcomeHistory history, KafkaTemplate<byte[], byte[]> kafka) {
        this.history = history;
        this.kafka = kafka;
    }

    @Override
    public void accept(Message<byte[]> message) {
        String position = position(message.getHeaders());
        var outcome = new Envelope(position, Map.of(), message.getPayload());
        try {
            history.add(JsonCodec.OUTCOMES.decode(outcome), decided(message.getHeaders()));
        } catch (UnreadableMessageException e) {
            String reason = "unreadable: " + e.getMessage();
            log.warn("Dead letter from {}: {}", position, reason);
            kafka.send(KafkaEnvelopes.toRecord(
                            Topics.DEAD_LETTERS,
                            DeadLetters.of(outcome, Topics.OUTCOMES, position, reason, Instant.now())))
                    .join();
        }
    }

    private static int decided(MessageHeaders headers) {
        Object count = headers.get(CloudEvent.OUTCOME_COUNT);
        String text = count instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(count);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String position(MessageHeaders headers) {
        Integer partition = headers.get(KafkaHeaders.RECEIVED_PARTITION, Integer.class);
        Long offset = headers.get(KafkaHeaders.OFFSET, Long.class);
        return KafkaEnvelopes.position(
                Topics.OUTCOMES, Objects.requireNonNullElse(partition, -1), Objects.requireNonNullElse(offset, -1L));
    }
}
