package dev.windlass.golang;

import dev.windlass.golang.time.Location;
import dev.windlass.golang.time.Month;
import dev.windlass.golang.time.Time;
import dev.windlass.golang.time.Weekday;
import java.util.List;

/** Reads and shows the tagged values of package time. */
final class VectorTimes {
    private VectorTimes() {}

    /** Seconds, nanoseconds, the name of the location, abbreviation and offset. */
    static Time time(List<?> of) {
        String place = String.valueOf(of.get(2));
        int offset = ((Double) of.get(4)).intValue();
        return new Time(
                Long.parseLong(String.valueOf(of.get(0))),
                ((Double) of.get(1)).intValue(),
                place.contains("/") || place.equals("UTC") ? location(place) : Location.fixed(place, offset));
    }

    static String show(Time time) {
        return time.seconds() + " " + time.nanos() + " " + time.location().name() + " " + time.zoneName() + " "
                + time.offset();
    }

    static Location location(String name) {
        return Location.load(name);
    }

    static Month month(Double month) {
        return new Month(month.longValue());
    }

    static Weekday weekday(Double day) {
        return new Weekday(day.longValue());
    }
}
