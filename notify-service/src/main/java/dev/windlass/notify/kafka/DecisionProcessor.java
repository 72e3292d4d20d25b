package dev.windlass.notify.kafka;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.Addressed;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.contracts.kafka.TopicSettings;
import dev.windlass.notify.decide.ApplicationState;
import dev.windlass.notify.decide.Decide;
import dev.windlass.notify.decide.Decision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One observed sync in, its deliveries and outcomes out. What is remembered of the application is a state store, which
 * commits together with what follows.
 */
final class DecisionProcessor extends ContextualProcessor<byte[], byte[], byte[], Addressed> {
    static final String APPLICATIONS = "applications";

    private static final Logger log = LoggerFactory.getLogger(DecisionProcessor.class);

    /** Room for the key, the headers and what the broker adds. */
    private static final int MAX_VALUE = TopicSettings.MAX_RECORD_BYTES - 64 * 1024;

    private final Decide decide;
    private final Clock clock;

    @SuppressWarnings("NullAway.Init") // given by init, before the first record
    private KeyValueStore<String, ApplicationState> applications;

    DecisionProcessor(Decide decide, Clock clock) {
        this.decide = decide;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], Addressed> context) {
        super.init(context);
        applications = context.getStateStore(APPLICATIONS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata where = context().recordMetadata().orElseThrow();
        String position = KafkaEnvelopes.position(where.topic(), where.partition(), where.offset());
        Envelope message = KafkaEnvelopes.of(record.key(), record.headers(), record.value());
        try {
            SyncObserved sync = SyncCodec.decode(message, position);
            String key = sync.namespace() + "/" + sync.application();
            ApplicationState known = applications.get(key);
            Decision decision = decide.decide(sync, known == null ? ApplicationState.NEW : known);
            List<Envelope> deliveries = encoded(decision.deliveries());
            applications.put(key, decision.state());
            deliveries.forEach(it -> send(Topics.DELIVERIES, it, record.timestamp()));
            decision.outcomes().forEach(it -> send(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(it), record.timestamp()));
        } catch (UnreadableMessageException e) {
            bury(message, position, "unreadable: " + e.getMessage(), record.timestamp());
        } catch (RuntimeException e) {
            // A fault of ours must not stop the partition: the record is kept for a replay.
            log.error("The sync at {} could not be decided on", position, e);
            bury(message, position, "internal error: " + e.getClass().getSimpleName(), record.timestamp());
        }
    }

    private static List<Envelope> encoded(List<Delivery> deliveries) throws UnreadableMessageException {
        List<Envelope> encoded = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            Envelope message = JsonCodec.DELIVERIES.encode(delivery);
            if (message.value().length > MAX_VALUE) {
                throw new UnreadableMessageException("a delivery of it would be larger than " + MAX_VALUE + " bytes");
            }
            encoded.add(message);
        }
        return encoded;
    }

    private void bury(Envelope message, String position, String reason, long timestamp) {
        log.warn("Dead letter from {}: {}", position, reason);
        send(Topics.DEAD_LETTERS, DeadLetters.of(message, Topics.SYNCS, position, reason, clock.instant()), timestamp);
        String id = message.header(CloudEvent.ID);
        Outcome dead =
                Outcome.of(id == null ? position : id, "", clock.instant(), new Outcome.Dead(Topics.SYNCS, reason));
        send(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(dead), timestamp);
    }

    private void send(String topic, Envelope message, long timestamp) {
        context()
                .forward(new Record<>(
                        KafkaEnvelopes.key(message),
                        new Addressed(topic, message),
                        timestamp,
                        KafkaEnvelopes.headers(message)));
    }
}
