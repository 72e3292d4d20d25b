package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * For how long a sender wants to wait for what becomes of his event.
 *
 * @param time zero: not at all
 */
record Waiting(Duration time) {
    /** Reads {@code 10s}, {@code 500ms}, {@code 1m}, or a number of seconds; what is longer than {@code max} is cut. */
    static Waiting of(@Nullable String text, Duration max) throws Rejection {
        if (text == null) {
            return new Waiting(Duration.ZERO);
        }
        try {
            Duration time = DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
            if (!time.isNegative()) {
                return new Waiting(time.compareTo(max) > 0 ? max : time);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static Rejection invalid() {
        return new Rejection(Rejection.Reason.INVALID, "wait must be a duration such as 10s or 500ms");
    }
}
