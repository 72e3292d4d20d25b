package dev.windlass.acts;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Retry;
import dev.windlass.contracts.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what became of a record: its outcomes, the record itself where it waits, or a dead letter. */
final class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final ActSettings settings;
    private final Records records;
    private final Clock clock;

    Settlement(ActSettings settings, Records records, Clock clock) {
        this.settings = settings;
        this.records = records;
        this.clock = clock;
    }

    /** Completes once everything that follows is stored. */
    CompletableFuture<?> settle(Received received, ActResult result) {
        List<CompletableFuture<?>> sent = switch (result) {
            case ActResult.Done(var outcomes) -> send(outcomes);
            case ActResult.Refused(String reason, var outcomes) -> bury(received, reason, outcomes);
            case ActResult.Postponed postponed ->
                park(
                        received,
                        postponed.reason(),
                        Retry.next(
                                settings.topic(),
                                received.message(),
                                clock.instant(),
                                settings.maxAge(),
                                postponed.atLeast()));
            case ActResult.NotTried(String reason, Duration atLeast) ->
                park(
                        received,
                        reason,
                        Retry.untried(
                                settings.topic(), received.message(), clock.instant(), settings.maxAge(), atLeast));
            case ActResult.Away away -> throw new IllegalStateException("waits, and is not settled: " + away.reason());
        };
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private List<CompletableFuture<?>> park(Received received, String reason, Optional<Retry.Parked> next) {
        Envelope message = received.message();
        if (next.isEmpty()) {
            return bury(received, "given up after " + settings.maxAge() + ": " + reason, List.of());
        }
        Retry.Parked parked = next.get();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        sent.add(records.send(parked.topic(), parked.message()));
        sent.addAll(send(List.of(
                outcome(message, new Outcome.Delayed(text(message, CloudEvent.ID), reason, parked.notBefore())))));
        return sent;
    }

    private List<CompletableFuture<?>> bury(Received received, String reason, List<Outcome> outcomes) {
        Envelope message = received.message();
        log.warn("Dead letter from {}: {}", received.position(), reason);
        List<CompletableFuture<?>> sent = new ArrayList<>(send(outcomes));
        sent.add(records.send(
                Topics.DEAD_LETTERS,
                DeadLetters.of(message, settings.topic(), received.position(), reason, clock.instant())));
        sent.addAll(send(List.of(
                outcome(message, new Outcome.Dead(settings.topic(), text(message, CloudEvent.ID), reason)))));
        return sent;
    }

    private Outcome outcome(Envelope message, Outcome.Result result) {
        return Outcome.of(
                text(message, CloudEvent.EVENT_ID), text(message, CloudEvent.NAMESPACE), clock.instant(), result);
    }

    private List<CompletableFuture<?>> send(List<Outcome> outcomes) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            sent.add(records.send(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(outcome)));
        }
        return sent;
    }

    private static String text(Envelope message, String header) {
        String value = message.header(header);
        return value == null ? "" : value;
    }
}
