package dev.windlass.notify.http;

import dev.windlass.notify.settings.WebhookSettings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long to wait before a request is repeated: as the server asks, else twice as long each time. */
final class RetryWait {
    private static final int MAX_DOUBLINGS = 40;

    private RetryWait() {}

    /**
     * The wait after an attempt.
     *
     * @param attempt how many attempts there were before it
     */
    static Duration after(WebhookSettings service, int attempt, Attempt result, Instant now) {
        if (result.status() == 429 || result.status() == 503) {
            Duration asked = asked(result.retryAfter(), now);
            if (!asked.isNegative()) {
                return asked;
            }
        }
        Duration wait = service.retryWaitMax();
        if (attempt < MAX_DOUBLINGS && service.retryWaitMin().compareTo(wait.dividedBy(1L << attempt)) <= 0) {
            wait = service.retryWaitMin().multipliedBy(1L << attempt);
        }
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Seconds or a date; negative where it is neither. */
    private static Duration asked(String retryAfter, Instant now) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            Instant date = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
        } catch (DateTimeException e) {
            return Duration.ofSeconds(-1);
        }
    }
}
