package dev.windlass.golang;

import dev.windlass.golang.time.Location;
import dev.windlass.golang.time.Time;
import java.util.List;

/** Reads the tagged values of package time. */
final class VectorTimes {
    private VectorTimes() {}

    static Time time(List<?> of) {
        return new Time(Long.parseLong((String) of.get(0)), ((Double) of.get(1)).intValue(), Location.UTC);
    }

    static Object location(String name) {
        return Location.UTC;
    }

    static Object month(Double month) {
        return month.longValue();
    }

    static Object weekday(Double day) {
        return day.longValue();
    }
}
