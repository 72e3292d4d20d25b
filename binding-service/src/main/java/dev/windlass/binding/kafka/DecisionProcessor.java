package dev.windlass.binding.kafka;

import dev.windlass.binding.core.ActedBindings;
import dev.windlass.binding.core.Complaints;
import dev.windlass.binding.core.Decide;
import dev.windlass.binding.core.Decision;
import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.Addressed;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event in, its commands and outcomes out. Which bindings acted for which event is a state store, which commits
 * together with what follows from it.
 */
final class DecisionProcessor extends ContextualProcessor<byte[], byte[], byte[], Addressed> {
    static final String ACTED = "acted-bindings";

    private static final Logger log = LoggerFactory.getLogger(DecisionProcessor.class);

    private final Decide decide;
    private final Complaints complaints;
    private final Duration window;
    private final Inbox inbox;
    private final Clock clock;

    @SuppressWarnings("NullAway.Init") // given by init, before the first record
    private WindowStore<String, ActedBindings> acted;

    DecisionProcessor(Decide decide, Complaints complaints, Duration window, Inbox inbox, Clock clock) {
        this.decide = decide;
        this.complaints = complaints;
        this.window = window;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], Addressed> context) {
        super.init(context);
        acted = context.getStateStore(ACTED);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata where = context().recordMetadata().orElseThrow();
        String position = KafkaEnvelopes.position(where.topic(), where.partition(), where.offset());
        Envelope message = KafkaEnvelopes.of(record.key(), record.headers(), record.value());
        try {
            EventReceived event = where.topic().equals(Topics.INBOX)
                    ? EventCodec.decodeForeign(
                            message,
                            position,
                            inbox.identity(),
                            inbox.secrets(),
                            Instant.ofEpochMilli(record.timestamp()))
                    : EventCodec.decode(message);
            decide(event, position, record.timestamp());
        } catch (UnreadableMessageException e) {
            bury(message, where.topic(), position, "unreadable: " + e.getMessage(), record.timestamp());
        } catch (RuntimeException e) {
            // A fault of ours must not stop the partition: the record is kept for a replay.
            log.error("The event at {} could not be decided on", position, e);
            bury(
                    message,
                    where.topic(),
                    position,
                    "internal error: " + e.getClass().getSimpleName(),
                    record.timestamp());
        }
    }

    private void decide(EventReceived event, String attempt, long timestamp) throws UnreadableMessageException {
        ActedBindings before = acted(event.id(), timestamp);
        List<Decision> decisions = decide.decide(event, before);
        Map<String, String> count = Map.of(CloudEvent.OUTCOME_COUNT, Integer.toString(decisions.size()));
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Submit submit ->
                    send(Topics.SUBMISSIONS, JsonCodec.SUBMISSIONS.encode(submit.command()), timestamp);
                case Decision.Failed(var binding, var error) -> complaints.failed(binding, error);
                case Decision.Nothing _ -> {}
            }
            Outcome outcome =
                    Outcome.decided(event.id(), attempt, event.namespace(), clock.instant(), decision.result());
            send(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(outcome).with(count), timestamp);
        }
        ActedBindings now = ActedBindings.of(decisions);
        if (!now.isEmpty()) {
            acted.put(event.id(), before.and(now), timestamp);
        }
    }

    private ActedBindings acted(String id, long timestamp) {
        Instant now = Instant.ofEpochMilli(timestamp);
        ActedBindings all = ActedBindings.NONE;
        try (WindowStoreIterator<ActedBindings> found = acted.fetch(id, now.minus(window), now.plus(window))) {
            while (found.hasNext()) {
                all = all.and(found.next().value);
            }
        }
        return all;
    }

    private void bury(Envelope message, String topic, String position, String reason, long timestamp) {
        log.warn("Dead letter from {}: {}", position, reason);
        send(Topics.DEAD_LETTERS, DeadLetters.of(message, topic, position, reason, clock.instant()), timestamp);
        String given = message.header(CloudEvent.ID);
        String id = given == null || given.isEmpty() ? position : given;
        Outcome dead =
                Outcome.decided(id, position, namespace(message), clock.instant(), new Outcome.Dead(topic, id, reason));
        send(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(dead), timestamp);
    }

    /** Where the event was to go, as far as its headers say; what cannot be read may say nothing. */
    private static String namespace(Envelope message) {
        String attribute = message.header(CloudEvent.NAMESPACE);
        String header = message.header("namespace");
        return attribute != null ? attribute : header == null ? "" : header;
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
