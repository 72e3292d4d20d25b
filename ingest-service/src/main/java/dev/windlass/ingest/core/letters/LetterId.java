package dev.windlass.ingest.core.letters;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a dead letter lies, by which it is called: {@code 3-17} is the one at offset 17 of partition 3. */
public record LetterId(int partition, long offset) implements Comparable<LetterId> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-(\\d{1,18})");
    private static final Comparator<LetterId> ORDER =
            Comparator.comparingInt(LetterId::partition).thenComparingLong(LetterId::offset);

    /** Empty where the text is no id. */
    public static Optional<LetterId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new LetterId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(LetterId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
