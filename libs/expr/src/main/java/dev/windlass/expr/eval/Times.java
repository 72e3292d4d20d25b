package dev.windlass.expr.eval;

import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Time;

/** Arithmetic and order of moments. */
final class Times {
    private static final long SECOND = 1_000_000_000L;

    private Times() {}

    static Time add(Time time, long nanos) {
        long sum = time.nanos() + nanos % SECOND;
        return new Time(
                time.seconds() + nanos / SECOND + Math.floorDiv(sum, SECOND),
                (int) Math.floorMod(sum, SECOND),
                time.location());
    }

    /** The time from one moment to another; the longest duration there is if it is longer. */
    static Duration between(Time from, Time to) {
        long seconds = to.seconds() - from.seconds();
        if (Math.abs(seconds) > Long.MAX_VALUE / SECOND - 1) {
            return new Duration(seconds > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        }
        return new Duration(seconds * SECOND + to.nanos() - from.nanos());
    }

    static int compare(Time a, Time b) {
        int bySeconds = Long.compare(a.seconds(), b.seconds());
        return bySeconds != 0 ? bySeconds : Integer.compare(a.nanos(), b.nanos());
    }
}
