package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.ANY;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Location;
import dev.windlass.golang.time.Time;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions on dates and durations; local time is UTC. */
final class DateFunctions {
    private static final String HTML = "2006-01-02";
    private static final Duration SECOND = new Duration(Duration.SECOND);

    private DateFunctions() {}

    static void define(Definitions d, Clock clock) {
        d.add("now", Time.TYPE, List.of(), (budget, a) -> Time.now(clock));
        d.add("date", STRING, List.of(STRING, ANY), (b, a) -> in(b, clock, a.text(0), a.any(1), "Local"));
        d.add("htmlDate", STRING, List.of(ANY), (b, a) -> in(b, clock, HTML, a.any(0), "Local"));
        d.add("htmlDateInZone", STRING, List.of(ANY, STRING), (b, a) -> in(b, clock, HTML, a.any(0), a.text(1)));
        for (String name : List.of("dateInZone", "date_in_zone")) {
            d.add(
                    name,
                    STRING,
                    List.of(STRING, ANY, STRING),
                    (budget, a) -> in(budget, clock, a.text(0), a.any(1), a.text(2)));
        }
        modification(d);
        d.add("ago", STRING, List.of(ANY), (budget, a) -> ago(clock, a.any(0)));
        d.add(
                "duration",
                STRING,
                List.of(ANY),
                (budget, a) -> new Duration(seconds(a.any(0)) * Duration.SECOND).text());
        d.add("durationRound", STRING, List.of(ANY), (budget, a) -> rounded(clock, a.any(0)));
        List<Type> two = List.of(STRING, STRING);
        d.add("toDate", Time.TYPE, two, (budget, a) -> {
            try {
                return Time.parseInLocation(a.text(0), a.text(1), Location.LOCAL);
            } catch (GoException e) {
                return Time.ZERO;
            }
        });
        d.failing(
                "mustToDate",
                Time.TYPE,
                two,
                (budget, a) -> Time.parseInLocation(a.text(0), a.text(1), Location.LOCAL));
        d.add(
                "unixEpoch",
                STRING,
                List.of(Time.TYPE),
                (b, a) -> Long.toString(time(a, 0).seconds()));
    }

    private static void modification(Definitions d) {
        List<Type> params = List.of(STRING, Time.TYPE);
        for (String name : List.of("dateModify", "date_modify")) {
            d.add(name, Time.TYPE, params, (budget, a) -> {
                try {
                    return time(a, 1).add(Duration.parse(a.text(0)));
                } catch (GoException e) {
                    return time(a, 1);
                }
            });
        }
        for (String name : List.of("mustDateModify", "must_date_modify")) {
            d.failing(name, Time.TYPE, params, (b, a) -> time(a, 1).add(Duration.parse(a.text(0))));
        }
    }

    private static Time time(Args args, int index) {
        return args.any(index) instanceof Time time ? time : Time.ZERO;
    }

    private static String in(Budget budget, Clock clock, String layout, @Nullable Object date, String zone) {
        budget.spend(layout.length(), 16);
        Time time = moment(date, true);
        Location location;
        try {
            location = Location.load(zone);
        } catch (GoException e) {
            location = Location.UTC;
        }
        return (time == null ? Time.now(clock) : time).in(location).format(layout);
    }

    /** The time that a value means, a number being seconds since 1970; null for what means none. */
    private static @Nullable Time moment(@Nullable Object date, boolean int32) {
        return switch (date) {
            case Time time -> time;
            case Long seconds -> Time.unix(seconds, 0);
            case Num n -> n.kind() == Kind.INT64 || (int32 && n.kind() == Kind.INT32) ? Time.unix(n.bits(), 0) : null;
            case null -> null;
            default -> null;
        };
    }

    private static String ago(Clock clock, @Nullable Object date) {
        Time now = Time.now(clock);
        Time time = moment(date, false);
        return now.sub(time == null ? now : time).round(SECOND).text();
    }

    private static long seconds(@Nullable Object value) {
        if (value instanceof String s) {
            try {
                return Parse.parseInt(s, 10, 64);
            } catch (NumException e) {
                return e.longValue();
            }
        }
        return value instanceof Num n && n.kind() == Kind.INT64 ? n.bits() : 0;
    }

    private static String rounded(Clock clock, @Nullable Object value) {
        long nanos = switch (value) {
            case String s -> parsed(s);
            case Num n -> n.kind() == Kind.INT64 ? n.bits() : 0;
            case Time time -> Time.now(clock).sub(time).nanos();
            case null -> 0;
            default -> 0;
        };
        long size = nanos < 0 ? -nanos : nanos;
        long day = 24 * Duration.HOUR;
        long[] units = {365 * day, 30 * day, day, Duration.HOUR, Duration.MINUTE, Duration.SECOND};
        String[] names = {"y", "mo", "d", "h", "m", "s"};
        for (int i = 0; i < units.length; i++) {
            if (Long.compareUnsigned(size, units[i]) > 0) {
                return Long.toUnsignedString(Long.divideUnsigned(size, units[i])) + names[i];
            }
        }
        return "0s";
    }

    private static long parsed(String s) {
        try {
            return Duration.parse(s).nanos();
        } catch (GoException e) {
            return 0;
        }
    }
}
