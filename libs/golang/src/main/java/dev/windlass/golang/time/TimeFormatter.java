package dev.windlass.golang.time;

import dev.windlass.golang.GoException;

/** Prints times by layouts. */
final class TimeFormatter {
    private final Time time;
    private final Civil civil;
    private final StringBuilder out = new StringBuilder();

    private TimeFormatter(Time time) {
        this.time = time;
        this.civil = time.civil();
    }

    static String format(Time time, String layout) {
        TimeFormatter formatter = new TimeFormatter(time);
        int at = 0;
        while (at < layout.length()) {
            Layouts.Chunk chunk = Layouts.next(layout, at);
            formatter.out.append(layout, at, chunk.at());
            formatter.element(chunk.element(), layout, chunk);
            at = chunk.end();
        }
        return formatter.out.toString();
    }

    private void element(Element element, String layout, Layouts.Chunk chunk) {
        switch (element) {
            case END -> {}
            case YEAR -> Layouts.two(out, (int) (Math.abs(civil.year()) % 100));
            case LONG_YEAR -> padded(civil.year(), 4);
            case MONTH -> out.append(Month.NAMES.get(civil.month() - 1), 0, 3);
            case LONG_MONTH -> out.append(Month.NAMES.get(civil.month() - 1));
            case NUM_MONTH -> out.append(civil.month());
            case ZERO_MONTH -> Layouts.two(out, civil.month());
            case WEEKDAY -> out.append(Weekday.NAMES.get(civil.weekday()), 0, 3);
            case LONG_WEEKDAY -> out.append(Weekday.NAMES.get(civil.weekday()));
            case DAY -> out.append(civil.day());
            case UNDER_DAY -> out.append(civil.day() < 10 ? " " : "").append(civil.day());
            case ZERO_DAY -> Layouts.two(out, civil.day());
            case UNDER_YEAR_DAY ->
                out.append(civil.yearDay() < 10 ? "  " : civil.yearDay() < 100 ? " " : "")
                        .append(civil.yearDay());
            case ZERO_YEAR_DAY -> padded(civil.yearDay(), 3);
            case HOUR -> Layouts.two(out, civil.hour());
            case HOUR12 -> out.append(hour12());
            case ZERO_HOUR12 -> Layouts.two(out, hour12());
            case MINUTE -> out.append(civil.minute());
            case ZERO_MINUTE -> Layouts.two(out, civil.minute());
            case SECOND -> out.append(civil.second());
            case ZERO_SECOND -> Layouts.two(out, civil.second());
            case PM -> out.append(civil.hour() >= 12 ? "PM" : "AM");
            case LOWER_PM -> out.append(civil.hour() >= 12 ? "pm" : "am");
            case ZONE -> zone();
            case FRACTION -> fraction(layout.charAt(chunk.at()), chunk.length() - 1, false);
            case TRIMMED_FRACTION -> fraction(layout.charAt(chunk.at()), chunk.length() - 1, true);
            case ISO_SECONDS,
                    ISO_COLON_SECONDS,
                    ISO_MINUTES,
                    ISO_COLON,
                    ISO_SHORT,
                    NUM_SECONDS,
                    NUM_COLON_SECONDS,
                    NUM_MINUTES,
                    NUM_COLON,
                    NUM_SHORT -> offset(element);
        }
    }

    private int hour12() {
        return civil.hour() % 12 == 0 ? 12 : civil.hour() % 12;
    }

    private void padded(long number, int width) {
        String digits = Long.toString(Math.abs(number));
        out.append(number < 0 ? "-" : "")
                .repeat('0', Math.max(width - digits.length(), 0))
                .append(digits);
    }

    private void zone() {
        String name = time.zoneName();
        if (name.isEmpty()) {
            offset(Element.NUM_MINUTES);
        } else {
            out.append(name);
        }
    }

    private void offset(Element element) {
        int offset = time.offset();
        if (offset == 0 && element.isIso()) {
            out.append('Z');
            return;
        }
        // An offset of less than a minute west of UTC has no minus sign in Go either.
        out.append(offset / 60 < 0 ? '-' : '+');
        int minutes = Math.abs(offset / 60);
        Layouts.two(out, minutes / 60);
        if (element.parts() > 1) {
            out.append(element.hasColon() ? ":" : "");
            Layouts.two(out, minutes % 60);
        }
        if (element.parts() > 2) {
            out.append(element.hasColon() ? ":" : "");
            Layouts.two(out, Math.abs(offset % 60));
        }
    }

    private void fraction(char point, int digits, boolean trimmed) {
        if (trimmed && time.nanos() == 0) {
            return;
        }
        int start = out.length();
        out.append(point);
        padded(time.nanos(), 9);
        int end = start + 1 + Math.min(digits, 9);
        if (trimmed) {
            while (out.charAt(end - 1) == '0') {
                end--;
            }
            end = end == start + 1 ? start : end;
        }
        out.setLength(end);
    }

    /** RFC 3339 with nanoseconds, for times that it can express. */
    static String strictRfc3339(Time time, String caller) {
        long year = time.civil().year();
        if (year < 0 || year > 9999) {
            throw new GoException(caller + "year outside of range [0,9999]");
        }
        if (Math.abs(time.offset()) >= 24 * 3600) {
            throw new GoException(caller + "timezone hour outside of range [0,23]");
        }
        return time.format(Time.RFC3339_NANO);
    }

    @SuppressWarnings("ReferenceEquality") // UTC and local are one object each
    static String goString(Time time) {
        Civil c = time.civil();
        Location place = time.location();
        String shown = place == Location.UTC
                ? "time.UTC"
                : place == Location.LOCAL ? "time.Local" : "time.Location(" + Layouts.quote(place.name()) + ")";
        return "time.Date(" + c.year() + ", time." + Month.NAMES.get(c.month() - 1) + ", " + c.day() + ", " + c.hour()
                + ", " + c.minute() + ", " + c.second() + ", " + time.nanos() + ", " + shown + ")";
    }
}
