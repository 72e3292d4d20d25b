package dev.windlass.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ActRunnerTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:10:00Z");
    private static final ActSettings SETTINGS = new ActSettings(
            "windlass.submissions", 4, 3, Duration.ofMillis(1), Duration.ofHours(1), Duration.ofSeconds(2));

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

    private record Sent(String topic, Envelope message) {}

    @Test
    void aBatchIsCompletedWhenAllIsDone() {
        BatchResult result = run(message -> new ActResult.Done(outcome("ok")), record("a"), record("b"));
        assertThat(result).isEqualTo(new BatchResult.Completed());
        assertThat(sent).extracting(Sent::topic).containsExactly(Topics.OUTCOMES, Topics.OUTCOMES);
    }

    @Test
    void recordsOfOneKeyRunInTheirOrder() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        run(
                message -> {
                    seen.add(message.header("n"));
                    return new ActResult.Done(List.of());
                },
                record("k", "1"),
                record("k", "2"),
                record("k", "3"));
        assertThat(seen).containsExactly("1", "2", "3");
    }

    @Test
    void recordsOfDifferentKeysRunSideBySide() {
        var both = new CountDownLatch(2);
        BatchResult result = run(
                message -> {
                    both.countDown();
                    return await(both) ? new ActResult.Done(List.of()) : new ActResult.Refused("alone", List.of());
                },
                record("a"),
                record("b"));
        assertThat(result).isEqualTo(new BatchResult.Completed());
        assertThat(sent).isEmpty();
    }

    @Test
    void aPassingFaultIsTriedAgainInHand() {
        var tries = new AtomicInteger();
        run(
                message ->
                        tries.incrementAndGet() < 3 ? new ActResult.Postponed("busy") : new ActResult.Done(List.of()),
                record("a"));
        assertThat(tries).hasValue(3);
        assertThat(sent).isEmpty();
    }

    @Test
    void whatStaysImpossibleIsParked() throws Exception {
        BatchResult result = run(message -> new ActResult.Postponed("busy"), record("a"));
        assertThat(result).isEqualTo(new BatchResult.Completed());
        assertThat(sent).extracting(Sent::topic).containsExactly("windlass.submissions.retry.5s", Topics.OUTCOMES);
        assertThat(JsonCodec.OUTCOMES.decode(sent.get(1).message()).result())
                .isEqualTo(new Outcome.Delayed("", "busy", NOW.plusSeconds(5)));
    }

    @Test
    void whatIsRefusedIsADeadLetterWithItsReasonAndItsWholeRecord() {
        run(message -> new ActResult.Refused("no such template", List.of()), record("a"));
        Envelope dead = sent.getFirst().message();
        assertThat(sent).extracting(Sent::topic).containsExactly(Topics.DEAD_LETTERS, Topics.OUTCOMES);
        assertThat(dead.header(DeadLetters.REASON)).isEqualTo("no such template");
        assertThat(dead.header(DeadLetters.POSITION)).isEqualTo("windlass.submissions/0/1");
        assertThat(dead.value()).containsExactly(1);
    }

    @Test
    void whatCannotBeReadIsADeadLetterAtOnce() {
        var tries = new AtomicInteger();
        run(
                message -> {
                    tries.incrementAndGet();
                    throw new UnreadableMessageException("not JSON");
                },
                record("a"));
        assertThat(tries).hasValue(1);
        assertThat(sent.getFirst().message().header(DeadLetters.REASON)).isEqualTo("unreadable: not JSON");
    }

    @Test
    void aBugInAnActParksTheRecordAndSparesTheOthers() {
        BatchResult result = run(
                message -> {
                    if ("a".equals(message.key())) {
                        throw new IllegalStateException("bug");
                    }
                    return new ActResult.Done(outcome("fine"));
                },
                record("a"),
                record("b"));
        assertThat(result).isEqualTo(new BatchResult.Completed());
        assertThat(sent)
                .extracting(Sent::topic)
                .containsExactlyInAnyOrder("windlass.submissions.retry.5s", Topics.OUTCOMES, Topics.OUTCOMES);
    }

    @Test
    void whileTheOtherSideIsAwayTheBatchPausesAtTheFirstThatIsNotDone() {
        BatchResult result = run(
                message -> "a".equals(message.key())
                        ? new ActResult.Done(List.of())
                        : new ActResult.Away("connection refused"),
                record("a"),
                record("b"),
                record("c"));
        assertThat(result).isEqualTo(new BatchResult.Paused(1, Duration.ofSeconds(2), "connection refused"));
        assertThat(sent).isEmpty();
    }

    @Test
    void aRecordThatIsNotDueIsWaitedFor() {
        Received later = new Received(
                record("b").message().with(Map.of("windlass-not-before", Long.toString(NOW.toEpochMilli() + 700))),
                "p");
        var tries = new AtomicInteger();
        BatchResult result = run(
                message -> {
                    tries.incrementAndGet();
                    return new ActResult.Done(List.of());
                },
                record("a"),
                later,
                record("c"));
        assertThat(result).isEqualTo(new BatchResult.Paused(1, Duration.ofMillis(700), "not due yet"));
        assertThat(tries).hasValue(1);
    }

    @Test
    void aBatchFailsWhereNothingCanBeStored() {
        Records broken = (topic, message) -> CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        try (var runner = new ActRunner(
                SETTINGS, message -> new ActResult.Done(outcome("ok")), broken, Clock.fixed(NOW, ZoneOffset.UTC))) {
            assertThatThrownBy(() -> runner.run(List.of(record("a")))).hasRootCauseMessage("no broker");
        }
    }

    private BatchResult run(Act act, Received... batch) {
        Records records = (topic, message) -> {
            sent.add(new Sent(topic, message));
            return CompletableFuture.completedFuture(null);
        };
        try (var runner = new ActRunner(SETTINGS, act, records, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return runner.run(List.of(batch));
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(String what) {
        return Outcome.of("e", "argo", NOW, new Outcome.Created("b", what));
    }

    private static Received record(String key) {
        return record(key, "1");
    }

    private static Received record(String key, String n) {
        return new Received(new Envelope(key, Map.of("n", n), new byte[] {1}), "windlass.submissions/0/" + n);
    }
}
