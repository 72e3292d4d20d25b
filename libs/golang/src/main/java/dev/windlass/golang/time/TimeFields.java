package dev.windlass.golang.time;

import org.jspecify.annotations.Nullable;

/** What was read so far. */
final class TimeFields {
    static final int NONE = -1;

    int year;
    int month = NONE;
    int day = NONE;
    int yearDay = NONE;
    int hour;
    int minute;
    int second;
    int nanos;
    boolean morning;
    boolean afternoon;

    @Nullable Location location;

    int offset = NONE;
    String zoneName = "";

    @Nullable String rangeBesideMismatch;

    /** Fills what the text left open; what is wrong with the whole, or null. */
    @Nullable String complete() {
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        String wrong = yearDay == NONE ? null : completeYearDay();
        if (wrong != null) {
            return wrong;
        }
        month = month == NONE ? 1 : month;
        day = day == NONE ? 1 : day;
        return day < 1 || day > Civil.daysIn(month, year) ? "day out of range" : null;
    }

    private @Nullable String completeYearDay() {
        if (yearDay < 1 || yearDay > (Civil.isLeap(year) ? 366 : 365)) {
            return "day-of-year out of range";
        }
        int m = 1;
        while (Civil.daysBefore(m + 1, year) < yearDay) {
            m++;
        }
        int d = yearDay - Civil.daysBefore(m, year);
        if (month != NONE && month != m) {
            return "day-of-year does not match month";
        }
        if (day != NONE && day != d) {
            return "day-of-year does not match day";
        }
        month = m;
        day = d;
        return null;
    }

    Time in(Location place) {
        return Time.date(year, month, day, hour, minute, second, nanos, place);
    }
}
