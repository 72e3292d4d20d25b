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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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
        var done = new CountDownLatch(1);
        BatchResult result = run(
                message -> {
                    if ("a".equals(message.key())) {
                        done.countDown();
                        return new ActResult.Done(List.of());
                    }
                    return await(done) ? new ActResult.Away("connection refused") : new ActResult.Done(List.of());
                },
                record("a", "1"),
                record("b", "2"),
                record("b", "3"));
        assertThat(result).isEqualTo(new BatchResult.Paused(1, SETTINGS.backoff(), "connection refused"));
        assertThat(sent).isEmpty();
    }

    @Test
    void whatWasDoneBehindThePauseIsNotDoneAgain() {
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        var behind = new CountDownLatch(1);
        Act act = message -> {
            int n = tries.merge(String.valueOf(message.key()), 1, Integer::sum);
            if ("behind".equals(message.key())) {
                behind.countDown();
                return new ActResult.Done(List.of());
            }
            return n == 1 && await(behind) ? new ActResult.Away("for a moment") : new ActResult.Done(List.of());
        };
        var clock = new MovingClock();
        List<Received> batch = List.of(record("first", "1"), record("behind", "2"));
        try (var runner = runner(act, clock)) {
            assertThat(runner.run(batch)).isInstanceOf(BatchResult.Paused.class);
            clock.advance(Duration.ofMinutes(1));
            assertThat(runner.run(batch)).isEqualTo(new BatchResult.Completed());
        }
        assertThat(tries).containsEntry("first", 2).containsEntry("behind", 1);
    }

    @Test
    void inAnHourWithoutTheOtherSideOnlyOneAsksNowAndThen() {
        var tries = new AtomicInteger();
        var away = new AtomicBoolean(true);
        var clock = new MovingClock();
        List<Received> batch = IntStream.range(0, 200)
                .mapToObj(i -> record("k" + i, Integer.toString(i)))
                .toList();
        Act act = message -> {
            tries.incrementAndGet();
            return away.get() ? new ActResult.Away("refused") : new ActResult.Done(outcome("ok"));
        };
        try (var runner = runner(act, clock)) {
            Instant end = NOW.plus(Duration.ofHours(1));
            while (clock.instant().isBefore(end)) {
                assertThat(runner.run(batch)).isInstanceOfSatisfying(BatchResult.Paused.class, it -> {
                    assertThat(it.index()).isZero();
                    clock.advance(it.pause());
                });
            }
            assertThat(tries.get()).isBetween(1800, 1820);
            assertThat(sent).isEmpty();
            away.set(false);
            assertThat(runner.run(batch)).isEqualTo(new BatchResult.Completed());
        }
        assertThat(sent).hasSize(200);
    }

    @Test
    void whatHasJustComeBackIsNotStormed() {
        var settings = new ActSettings("t", 64, 1, Duration.ofMillis(1), Duration.ofHours(1), Duration.ofSeconds(2));
        var running = new AtomicInteger();
        var away = new AtomicBoolean(true);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Act act = message -> {
            if (away.getAndSet(false)) {
                return new ActResult.Away("refused");
            }
            synchronized (seen) {
                seen.add(running.incrementAndGet());
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            running.decrementAndGet();
            return new ActResult.Done(List.of());
        };
        var clock = new MovingClock();
        try (var runner = new ActRunner(settings, act, this::send, clock)) {
            runner.run(List.of(record("k")));
            clock.advance(Duration.ofSeconds(2));
            runner.run(IntStream.range(0, 200)
                    .mapToObj(i -> record("k" + i, Integer.toString(i)))
                    .toList());
        }
        for (int i = 0; i < 32; i++) {
            assertThat(seen.get(i)).as("at once, after %d", i).isLessThanOrEqualTo(i + 1);
        }
        assertThat(Collections.max(seen)).isBetween(8, 64);
    }

    @Test
    void aRecordThatIsNotDueIsWaitedForAndThoseOfOtherKeysAreNot() {
        Received later = new Received(
                record("b").message().with(Map.of("windlass-not-before", Long.toString(NOW.toEpochMilli() + 700))),
                "p");
        List<String> tried = Collections.synchronizedList(new ArrayList<>());
        BatchResult result = run(
                message -> {
                    tried.add(message.key());
                    return new ActResult.Done(List.of());
                },
                record("a"),
                later,
                record("b", "2"),
                record("c", "3"));
        assertThat(result).isEqualTo(new BatchResult.Paused(1, Duration.ofMillis(700), "not due yet"));
        assertThat(tried).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void whoeverSaysForHowLongIsNotAskedInHandBefore() {
        var tries = new AtomicInteger();
        run(
                message -> {
                    tries.incrementAndGet();
                    return new ActResult.Postponed("slow down", Duration.ofSeconds(30));
                },
                record("a"));
        assertThat(tries).hasValue(1);
        assertThat(sent.getFirst().topic()).isEqualTo("windlass.submissions.retry.1m");
    }

    @Test
    void whoeverComesAfterAParkedRecordOfItsKeyOvertakesIt() {
        List<String> done = new ArrayList<>();
        BatchResult result = run(
                message -> {
                    if ("1".equals(message.header("n"))) {
                        return new ActResult.Postponed("exceeded quota");
                    }
                    done.add(message.header("n"));
                    return new ActResult.Done(List.of());
                },
                record("k", "1"),
                record("k", "2"));
        assertThat(result).isEqualTo(new BatchResult.Completed());
        assertThat(done).containsExactly("2");
        assertThat(sent.getFirst().topic()).isEqualTo("windlass.submissions.retry.5s");
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
        try (var runner = runner(act, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return runner.run(List.of(batch));
        }
    }

    private ActRunner runner(Act act, Clock clock) {
        return new ActRunner(SETTINGS, act, this::send, clock);
    }

    private CompletableFuture<?> send(String topic, Envelope message) {
        sent.add(new Sent(topic, message));
        return CompletableFuture.completedFuture(null);
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now = NOW;

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
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
