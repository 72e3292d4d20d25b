package dev.windlass.contracts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads RFC 3339 timestamps, with all the offsets that it allows: Java's own end at 18 hours. */
public final class Timestamp {
    private static final Pattern OFFSET = Pattern.compile("(.+)([+-])([01][0-9]|2[0-3]):([0-5][0-9])");

    private Timestamp() {}

    /**
     * The instant that the text names.
     *
     * @throws DateTimeException where it names none
     */
    public static Instant parse(String text) {
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            return Instant.parse(text);
        }
        Duration offset = Duration.ofHours(Long.parseLong(parts.group(3))).plusMinutes(Long.parseLong(parts.group(4)));
        Instant local = Instant.parse(parts.group(1) + "Z");
        return parts.group(2).equals("+") ? local.minus(offset) : local.plus(offset);
    }
}
