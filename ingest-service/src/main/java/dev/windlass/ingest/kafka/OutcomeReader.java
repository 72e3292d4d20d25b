package dev.windlass.ingest.kafka;

import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.ingest.core.OutcomeHistory;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/** Reads what the services say became of their records into the history. */
final class OutcomeReader implements Consumer<Message<byte[]>> {
    private static final Logger log = LoggerFactory.getLogger(OutcomeReader.class);

    private final OutcomeHistory history;

    OutcomeReader(OutcomeHistory history) {
        this.history = history;
    }

    @Override
    public void accept(Message<byte[]> message) {
        try {
            history.add(JsonCodec.OUTCOMES.decode(new Envelope(null, Map.of(), message.getPayload())));
        } catch (UnreadableMessageException e) {
            log.warn("An outcome cannot be read and is passed over: {}", e.getMessage());
        }
    }
}
