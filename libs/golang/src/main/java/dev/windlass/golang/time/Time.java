package dev.windlass.golang.time;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code time.Time}: an instant, and the place in which it is shown. Monotonic readings do not exist here.
 *
 * @param seconds since 1970-01-01T00:00:00Z, maybe negative
 * @param nanos within the second, 0 to 999,999,999
 * @param location where it is shown
 */
public record Time(long seconds, int nanos, Location location) implements GoObject, Comparable<Time> {
    public static final String RFC3339 = "2006-01-02T15:04:05Z07:00";
    public static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

    public static final Type TYPE = Type.named("time.Time", Kind.STRUCT, TimeMethods.NAMES);

    /** Seconds from year 1, where Go's reckoning begins, to 1970. */
    private static final long YEAR_ONE = 62_135_596_800L;

    private static final int SECOND = 1_000_000_000;
    private static final List<Field> FIELDS =
            List.of(new Field("wall", Type.UINT64), new Field("ext", Type.INT64), new Field("loc", Location.TYPE));

    /** Go's zero value: January 1, year 1, 00:00:00 UTC. */
    public static final Time ZERO = new Time(-YEAR_ONE, 0, Location.UTC);

    /** What the clock says, shown in local time. */
    public static Time now(Clock clock) {
        Instant now = clock.instant();
        return new Time(now.getEpochSecond(), now.getNano(), Location.LOCAL);
    }

    /** {@code time.Unix}: any number of nanoseconds, shown in local time. */
    public static Time unix(long seconds, long nanos) {
        return new Time(
                seconds + Math.floorDiv(nanos, SECOND), (int) Math.floorMod(nanos, (long) SECOND), Location.LOCAL);
    }

    /** {@code time.Date}: values beyond their usual ranges carry over. */
    public static Time date(
            long year, long month, long day, long hour, long minute, long second, long nanos, Location location) {
        long days = Civil.daysToMonth(year, month) + day - 1;
        long local = ((days * 24 + hour) * 60 + minute) * 60 + second + Math.floorDiv(nanos, SECOND);
        int guess = location.offsetAt(local);
        long utc = guess == 0 ? local : local - location.offsetAt(local - guess);
        return new Time(utc, (int) Math.floorMod(nanos, (long) SECOND), location);
    }

    /**
     * {@code time.Parse}: without a zone in the text the time is UTC.
     *
     * @throws GoException such as {@code parsing time "x" as "2006": cannot parse "x" as "2006"}
     */
    public static Time parse(String layout, String text) throws GoException {
        return new TimeParser(layout, text, Location.UTC, Location.LOCAL).parse();
    }

    /** {@code time.ParseInLocation}: without a zone in the text the time is of that location. */
    public static Time parseInLocation(String layout, String text, Location location) throws GoException {
        return new TimeParser(layout, text, location, location).parse();
    }

    /** Seconds east of UTC at this time. */
    public int offset() {
        return location.offsetAt(seconds);
    }

    /** Abbreviation of the zone at this time. */
    public String zoneName() {
        return location.abbreviationAt(seconds);
    }

    /** Since when the zone has had the offset of this time; the zero time if it always had. */
    Time startOfZone() {
        Long start = location.startOf(seconds);
        return start == null ? ZERO : new Time(start, 0, location);
    }

    Civil civil() {
        return Civil.of(seconds + offset());
    }

    public String format(String layout) {
        return TimeFormatter.format(this, layout);
    }

    public Time in(Location place) {
        return new Time(seconds, nanos, place);
    }

    public Time add(Duration duration) {
        long sum = nanos + duration.nanos() % SECOND;
        return new Time(
                seconds + duration.nanos() / SECOND + Math.floorDiv(sum, SECOND),
                (int) Math.floorMod(sum, (long) SECOND),
                location);
    }

    public Time addDate(long years, long months, long days) {
        Civil c = civil();
        return date(
                c.year() + years,
                c.month() + months,
                c.day() + days,
                c.hour(),
                c.minute(),
                c.second(),
                nanos,
                location);
    }

    /** The difference, stopping at the ends of what a duration can hold. */
    public Duration sub(Time other) {
        BigInteger difference = total().subtract(other.total());
        if (difference.bitLength() > 63) {
            return new Duration(difference.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return new Duration(difference.longValue());
    }

    /** Nanoseconds since year 1. */
    private BigInteger total() {
        return BigInteger.valueOf(seconds)
                .add(BigInteger.valueOf(YEAR_ONE))
                .multiply(BigInteger.valueOf(SECOND))
                .add(BigInteger.valueOf(nanos));
    }

    /** Rounds down to a multiple of {@code unit} since year 1; the same time if the unit is not positive. */
    public Time truncate(Duration unit) {
        return unit.nanos() <= 0 ? this : add(new Duration(-rest(unit)));
    }

    /** Rounds to the nearest multiple of {@code unit} since year 1, halves up. */
    public Time round(Duration unit) {
        if (unit.nanos() <= 0) {
            return this;
        }
        long rest = rest(unit);
        boolean down = Duration.isLessThanHalf(rest, unit.nanos());
        return add(new Duration(down ? -rest : unit.nanos() - rest));
    }

    private long rest(Duration unit) {
        return total().mod(BigInteger.valueOf(unit.nanos())).longValue();
    }

    public boolean isZero() {
        return seconds == -YEAR_ONE && nanos == 0;
    }

    /** Whether both are the same instant, wherever they are shown. */
    public boolean isSameInstant(Time other) {
        return seconds == other.seconds && nanos == other.nanos;
    }

    /** Order of the instants, wherever they are shown. */
    @Override
    public int compareTo(Time other) {
        return seconds != other.seconds ? Long.compare(seconds, other.seconds) : Integer.compare(nanos, other.nanos);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    /** Go's private fields, as {@code %d} shows them. */
    @Override
    @SuppressWarnings("ReferenceEquality") // UTC is one object
    public @Nullable Object field(String name) {
        return switch (name) {
            case "wall" -> new Num(Kind.UINT64, nanos);
            case "ext" -> Num.int64(seconds + YEAR_ONE);
            case "loc" -> location == Location.UTC ? null : location;
            default -> null;
        };
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return TimeMethods.bind(this, name);
    }

    @Override
    public String text() {
        return format("2006-01-02 15:04:05.999999999 -0700 MST");
    }

    @Override
    public String goString() {
        return TimeFormatter.goString(this);
    }

    @Override
    public String json() {
        return "\"" + TimeFormatter.strictRfc3339(this, "Time.MarshalJSON: ") + "\"";
    }
}
