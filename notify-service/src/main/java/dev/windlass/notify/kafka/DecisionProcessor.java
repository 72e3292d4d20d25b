package dev.windlass.notify.kafka;

import dev.windlass.contracts.ApplicationCodec;
import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.KnownApplication;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One observed sync in; its deliveries, its outcomes and what is now known of its application out. What is remembered of
 * the application is in state stores, which commit together with what follows.
 */
final class DecisionProcessor extends ContextualProcessor<byte[], byte[], byte[], Addressed> {
    private static final Logger log = LoggerFactory.getLogger(DecisionProcessor.class);

    /** Room for the key, the headers and what the broker adds. */
    private static final int MAX_VALUE = TopicSettings.MAX_RECORD_BYTES - 64 * 1024;

    private final Decide decide;
    private final Duration deletionWindow;
    private final Clock clock;

    @SuppressWarnings("NullAway.Init") // given by init, before the first record
    private Applications applications;

    DecisionProcessor(Decide decide, Duration deletionWindow, Clock clock) {
        this.decide = decide;
        this.deletionWindow = deletionWindow;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], Addressed> context) {
        super.init(context);
        applications = new Applications(context, deletionWindow, clock);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata where = context().recordMetadata().orElseThrow();
        String position = KafkaEnvelopes.position(where.topic(), where.partition(), where.offset());
        Envelope message = KafkaEnvelopes.of(record.key(), record.headers(), record.value());
        try {
            SyncObserved sync = SyncCodec.decode(message, position, Instant.ofEpochMilli(record.timestamp()));
            ApplicationState before = applications.get(sync);
            Decision decision = decide.decide(sync, before, applications);
            List<Envelope> deliveries = encoded(decision.deliveries());
            Optional<Envelope> known = told(sync, before, decision.state());
            applications.put(sync, decision);
            deliveries.forEach(it -> send(Topics.DELIVERIES, it, record.timestamp()));
            known.ifPresent(it -> send(Topics.APPLICATIONS, it, record.timestamp()));
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
            encoded.add(fitting(JsonCodec.DELIVERIES.encode(delivery), "a delivery of it"));
        }
        return encoded;
    }

    /** What the topic of applications is to be told; nothing where it has been told that already. */
    private static Optional<Envelope> told(SyncObserved sync, ApplicationState before, ApplicationState now)
            throws UnreadableMessageException {
        if (now.equals(ApplicationState.NEW)) {
            return before.equals(now)
                    ? Optional.empty()
                    : Optional.of(ApplicationCodec.forgotten(sync.namespace(), sync.application()));
        }
        KnownApplication known = now.known(sync.namespace(), sync.application());
        return !before.equals(ApplicationState.NEW) && known.equals(before.known(sync.namespace(), sync.application()))
                ? Optional.empty()
                : Optional.of(fitting(ApplicationCodec.encode(known, sync), "what is known of the application"));
    }

    private static Envelope fitting(Envelope message, String what) throws UnreadableMessageException {
        if (message.value().length > MAX_VALUE) {
            throw new UnreadableMessageException(what + " would be larger than " + MAX_VALUE + " bytes");
        }
        return message;
    }

    private void bury(Envelope message, String position, String reason, long timestamp) {
        log.warn("Dead letter from {}: {}", position, reason);
        send(Topics.DEAD_LETTERS, DeadLetters.of(message, Topics.SYNCS, position, reason, clock.instant()), timestamp);
        String id = message.header(CloudEvent.ID);
        String what = id == null ? position : id;
        Outcome dead = Outcome.of(what, "", clock.instant(), new Outcome.Dead(Topics.SYNCS, what, reason));
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
