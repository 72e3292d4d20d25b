package dev.windlass.devcluster;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** How long ago a moment is, as tables show it (k8s.io/apimachinery, pkg/util/duration, HumanDuration). */
final class Age {
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    private static final int YEAR = 365 * DAY;

    private Age() {}

    /** Of an RFC 3339 text; {@code <unknown>} where there is none, {@code <invalid>} where it is not one. */
    static String of(String timestamp) {
        if (timestamp.isEmpty()) {
            return "<unknown>";
        }
        try {
            Instant moment = OffsetDateTime.parse(timestamp).toInstant();
            return of(Duration.between(moment, Instant.now()));
        } catch (DateTimeParseException e) {
            return "<invalid>";
        }
    }

    static String of(Duration age) {
        long seconds = age.toMillis() / 1000;
        if (age.isNegative()) {
            return seconds < -1 ? "<invalid>" : "0s";
        }
        if (seconds < 2 * 60) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return pair(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 3 * 60) {
            return minutes + "m";
        }
        long hours = seconds / HOUR;
        if (hours < 8) {
            return pair(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        long days = seconds / DAY;
        if (hours < 8 * 24) {
            return pair(days, "d", hours % 24, "h");
        }
        if (days < 2 * 365) {
            return days + "d";
        }
        long years = seconds / YEAR;
        return years < 8 ? pair(years, "y", days % 365, "d") : years + "y";
    }

    private static String pair(long first, String unit, long second, String smaller) {
        return second == 0 ? first + unit : first + unit + second + smaller;
    }
}
