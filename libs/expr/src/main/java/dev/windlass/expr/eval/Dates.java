package dev.windlass.expr.eval;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Location;
import dev.windlass.golang.time.Time;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The built-in functions on dates and durations. Local time is UTC. */
final class Dates {
    private static final String[] LAYOUTS = {
        "2006-01-02",
        "15:04:05",
        "2006-01-02 15:04:05",
        Time.RFC3339,
        "02 Jan 06 15:04 MST",
        "Monday, 02-Jan-06 15:04:05 MST",
        "Mon, 02 Jan 2006 15:04:05 MST"
    };

    private Dates() {}

    static Object now(Frame frame, @Nullable Object[] args) {
        Time now = Time.now(Clock.systemUTC());
        if (args.length == 0) {
            return now;
        }
        if (args.length == 1 && args[0] instanceof Location zone) {
            return now.in(zone);
        }
        throw new GoException("invalid number of arguments (expected 0, got " + args.length + ")");
    }

    static Object duration(Frame frame, @Nullable Object value) {
        return Duration.parse(Strings.text(value));
    }

    static Object timezone(Frame frame, @Nullable Object value) {
        return Location.load(Strings.text(value));
    }

    static Object date(Frame frame, @Nullable Object[] arguments) {
        Location zone = Functions.at(arguments, 0) instanceof Location it ? it : null;
        @Nullable Object[] args = zone == null ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        if (args.length == 0) {
            throw GoPanic.runtime("index out of range [0] with length 0");
        }
        String text = Strings.text(args[0]);
        if (args.length == 2) {
            return parse(Strings.text(args[1]), text, zone);
        }
        if (args.length == 3) {
            String layout = Strings.text(args[1]);
            return Time.parseInLocation(layout, text, Location.load(Strings.text(args[2])));
        }
        for (String layout : LAYOUTS) {
            try {
                return parse(layout, text, zone);
            } catch (GoException e) {
                // the next layout may fit
            }
        }
        throw new GoException("invalid date " + text);
    }

    private static Time parse(String layout, String text, @Nullable Location zone) {
        return zone == null ? Time.parse(layout, text) : Time.parseInLocation(layout, text, zone);
    }
}
