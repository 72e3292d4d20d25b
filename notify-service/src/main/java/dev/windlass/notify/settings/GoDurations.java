package dev.windlass.notify.settings;

import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as whole nanoseconds, which is how Argo CD takes them, or in Go's text form such as {@code 1m30s}. */
final class GoDurations {
    private static final Pattern WHOLE = Pattern.compile("\\+?((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L,
            "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private GoDurations() {}

    /** The field's duration; {@code otherwise} where it is missing or zero. */
    static Duration read(Fields fields, String name, Duration otherwise) throws MalformedException {
        if (fields.value(name) instanceof String text && WHOLE.matcher(text).matches()) {
            return nanos(text);
        }
        long nanos = fields.integer(name);
        return nanos == 0 ? otherwise : Duration.ofNanos(nanos);
    }

    private static Duration nanos(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 1L))));
        }
        return Duration.ofNanos(sum.min(MAX).setScale(0, RoundingMode.DOWN).longValue());
    }
}
