package dev.windlass.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RetryTest {
    private static final Instant START = Instant.parse("2026-05-04T10:10:00Z");
    private static final Envelope MESSAGE = new Envelope("k", Map.of("ce_id", "1"), new byte[] {1});

    @Test
    void theDelaysGrowAndTheLastRepeats() {
        Retry.Parked first = Retry.next("windlass.submissions", MESSAGE, START, Duration.ofDays(1), Duration.ZERO)
                .orElseThrow();
        Retry.Parked second = Retry.next(
                        "windlass.submissions", first.message(), START, Duration.ofDays(1), Duration.ZERO)
                .orElseThrow();
        Retry.Parked third = Retry.next(
                        "windlass.submissions", second.message(), START, Duration.ofDays(1), Duration.ZERO)
                .orElseThrow();
        Retry.Parked fourth = Retry.next(
                        "windlass.submissions", third.message(), START, Duration.ofDays(1), Duration.ZERO)
                .orElseThrow();
        assertThat(first.topic()).isEqualTo("windlass.submissions.retry.5s");
        assertThat(second.topic()).isEqualTo("windlass.submissions.retry.1m");
        assertThat(third.topic()).isEqualTo("windlass.submissions.retry.10m");
        assertThat(fourth.topic()).isEqualTo("windlass.submissions.retry.10m");
    }

    @Test
    void whoeverSaysForHowLongIsNotAskedBefore() {
        assertThat(next("t", Duration.ofSeconds(6)).topic()).isEqualTo("t.retry.1m");
        assertThat(next("t", Duration.ofHours(1)).topic()).isEqualTo("t.retry.10m");
    }

    private static Retry.Parked next(String topic, Duration atLeast) {
        return Retry.next(topic, MESSAGE, START, Duration.ofDays(1), atLeast).orElseThrow();
    }

    @Test
    void aTurnThatDidNotComeCountsForNoTry() {
        Retry.Parked tried = next("t", Duration.ZERO);
        Retry.Parked untried = Retry.untried("t", tried.message(), START, Duration.ofDays(1), Duration.ZERO)
                .orElseThrow();
        assertThat(untried.topic()).isEqualTo("t.retry.5s");
        assertThat(Retry.untried("t", tried.message(), START, Duration.ofDays(1), Duration.ofSeconds(15)))
                .hasValueSatisfying(it -> assertThat(it.topic()).isEqualTo("t.retry.1m"));
        assertThat(Retry.next("t", untried.message(), START, Duration.ofDays(1), Duration.ZERO)
                        .orElseThrow()
                        .topic())
                .isEqualTo("t.retry.1m");
        assertThat(Retry.untried(
                        "t", untried.message(), START.plus(Duration.ofDays(1)), Duration.ofDays(1), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void aParkedRecordIsDueAfterItsDelay() {
        Retry.Parked parked = Retry.next("t", MESSAGE, START, Duration.ofDays(1), Duration.ZERO)
                .orElseThrow();
        assertThat(Retry.remaining(parked.message(), START.plusSeconds(2))).isEqualTo(Duration.ofSeconds(3));
        assertThat(parked.notBefore()).isEqualTo(START.plusSeconds(5));
        assertThat(parked.message().header("ce_id")).isEqualTo("1");
    }

    @Test
    void aRecordThatWasNeverParkedIsDue() {
        assertThat(Retry.remaining(MESSAGE, START)).isZero();
    }

    @Test
    void itIsGivenUpOnceItsFirstTryIsTooLongAgo() {
        Retry.Parked parked = Retry.next("t", MESSAGE, START, Duration.ofHours(1), Duration.ZERO)
                .orElseThrow();
        assertThat(Retry.next(
                        "t", parked.message(), START.plus(Duration.ofMinutes(59)), Duration.ofHours(1), Duration.ZERO))
                .isPresent();
        assertThat(Retry.next(
                        "t", parked.message(), START.plus(Duration.ofHours(1)), Duration.ofHours(1), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void headersThatMakeNoSenseAreAsNone() {
        Envelope odd = MESSAGE.with(Map.of("windlass-attempt", "many", "windlass-not-before", "soon"));
        assertThat(Retry.remaining(odd, START)).isZero();
        assertThat(Retry.next("t", odd, START, Duration.ofHours(1), Duration.ZERO)
                        .orElseThrow()
                        .topic())
                .isEqualTo("t.retry.5s");
    }
}
