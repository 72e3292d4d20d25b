package dev.windlass.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Waiting for what comes true by itself. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private Waiting() {}

    /** Something that may be true. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /** @throws IllegalStateException where it does not come true in time */
    static void until(String what, Duration patience, Condition condition) throws Exception {
        if (!holdsWithin(patience, condition)) {
            throw new IllegalStateException("waited in vain for " + what);
        }
    }

    /** Whether it came true in time. */
    static boolean holdsWithin(Duration patience, Condition condition) throws Exception {
        Instant deadline = Instant.now().plus(patience);
        while (!condition.holds()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }
}
