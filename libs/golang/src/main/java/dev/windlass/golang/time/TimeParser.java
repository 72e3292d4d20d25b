package dev.windlass.golang.time;

import dev.windlass.golang.GoError;
import dev.windlass.golang.GoException;
import dev.windlass.golang.Type;
import org.jspecify.annotations.Nullable;

/** Reads a time by a layout. */
final class TimeParser {
    private static final Type ERROR = GoError.errorType("*time.ParseError");

    private final String layout;
    private final String text;
    private final Location otherwise;
    private final Location local;
    private final TimeFields fields = new TimeFields();
    private final TextCursor in;

    TimeParser(String layout, String text, Location otherwise, Location local) {
        this.layout = layout;
        this.text = text;
        this.otherwise = otherwise;
        this.local = local;
        this.in = new TextCursor(text);
    }

    Time parse() {
        int at = 0;
        while (true) {
            Layouts.Chunk chunk = Layouts.next(layout, at);
            String literal = layout.substring(at, chunk.at());
            if (!in.skip(literal)) {
                throw mismatch(literal, in.restAtDifference());
            }
            if (chunk.length() == 0) {
                break;
            }
            at = chunk.end();
            element(chunk);
        }
        if (!in.rest().isEmpty()) {
            throw failure(": extra text: " + Layouts.quote(in.rest()));
        }
        String wrong = fields.complete();
        if (wrong != null) {
            throw failure(": " + wrong);
        }
        return time();
    }

    private void element(Layouts.Chunk chunk) {
        String before = in.rest();
        boolean fits = true;
        String range = null;
        try {
            range = read(chunk);
        } catch (Mismatch e) {
            fits = false;
        }
        if (range == null && !fits) {
            range = fields.rangeBesideMismatch;
        }
        if (range != null) {
            throw failure(": " + range + " out of range");
        }
        if (!fits) {
            throw mismatch(layout.substring(chunk.at(), chunk.end()), before);
        }
    }

    /** Reads one element; the name of what is out of range, or null. */
    private @Nullable String read(Layouts.Chunk chunk) {
        Element element = chunk.element();
        return switch (element) {
            case END -> null;
            case YEAR -> {
                int year = in.signed(2);
                fields.year = year + (year >= 69 ? 1900 : 2000);
                yield null;
            }
            case LONG_YEAR -> {
                if (!in.isDigit(0)) {
                    throw new Mismatch();
                }
                fields.year = in.signed(4);
                yield null;
            }
            case MONTH -> month(in.name(Month.NAMES, 3) + 1);
            case LONG_MONTH -> month(in.name(Month.NAMES, 0) + 1);
            case NUM_MONTH, ZERO_MONTH -> month(in.number(2, element == Element.ZERO_MONTH));
            case WEEKDAY -> ignored(in.name(Weekday.NAMES, 3));
            case LONG_WEEKDAY -> ignored(in.name(Weekday.NAMES, 0));
            case DAY, UNDER_DAY, ZERO_DAY -> {
                in.skipBlanks(element == Element.UNDER_DAY ? 1 : 0);
                fields.day = in.number(2, element == Element.ZERO_DAY);
                yield null;
            }
            case UNDER_YEAR_DAY, ZERO_YEAR_DAY -> {
                in.skipBlanks(element == Element.UNDER_YEAR_DAY ? 2 : 0);
                fields.yearDay = in.number(3, element == Element.ZERO_YEAR_DAY);
                yield null;
            }
            case HOUR -> {
                fields.hour = in.number(2, false);
                yield fields.hour >= 24 ? "hour" : null;
            }
            case HOUR12, ZERO_HOUR12 -> {
                fields.hour = in.number(2, element == Element.ZERO_HOUR12);
                yield fields.hour > 12 ? "hour" : null;
            }
            case MINUTE, ZERO_MINUTE -> {
                fields.minute = in.number(2, element == Element.ZERO_MINUTE);
                yield fields.minute >= 60 ? "minute" : null;
            }
            case SECOND, ZERO_SECOND -> second(element == Element.ZERO_SECOND, chunk.end());
            case PM -> half("AM", "PM");
            case LOWER_PM -> half("am", "pm");
            case ZONE -> {
                zoneName();
                yield null;
            }
            case FRACTION -> {
                fields.nanos = in.fraction(chunk.length());
                yield fields.nanos < 0 ? "fractional second" : null;
            }
            case TRIMMED_FRACTION -> {
                if (in.isFraction()) {
                    fields.nanos = in.fraction(in.fractionLength());
                }
                yield null;
            }
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
        };
    }

    private @Nullable String month(int month) {
        fields.month = month;
        return month < 1 || month > 12 ? "month" : null;
    }

    private static @Nullable String ignored(int weekday) {
        return weekday > 6 ? "weekday" : null;
    }

    private @Nullable String second(boolean twoDigits, int end) {
        fields.second = in.number(2, twoDigits);
        if (fields.second >= 60) {
            return "second";
        }
        Element next = Layouts.next(layout, end).element();
        if (in.isFraction() && next != Element.FRACTION && next != Element.TRIMMED_FRACTION) {
            fields.nanos = in.fraction(in.fractionLength());
        }
        return null;
    }

    private @Nullable String half(String morning, String afternoon) {
        String found = in.take(2);
        if (!found.equals(morning) && !found.equals(afternoon)) {
            throw new Mismatch();
        }
        fields.afternoon = fields.afternoon || found.equals(afternoon);
        fields.morning = fields.morning || found.equals(morning);
        return null;
    }

    private @Nullable String offset(Element element) {
        if (element.isIso() && in.peek() == 'Z') {
            in.take(1);
            fields.location = Location.UTC;
            return null;
        }
        String found = in.take(element.text.length());
        int step = element.hasColon() ? 3 : 2;
        int[] parts = new int[3];
        for (int i = 0; i < element.parts(); i++) {
            if (i > 0 && element.hasColon() && found.charAt(step * i) != ':') {
                throw new Mismatch();
            }
        }
        boolean fits = found.charAt(0) == '+' || found.charAt(0) == '-';
        for (int i = 0; i < element.parts() && parts[0] >= 0; i++) {
            int number = TextCursor.twoDigits(found, 1 + step * i);
            if (number < 0) {
                fits = false;
                break;
            }
            parts[i] = number;
        }
        int size = (parts[0] * 60 + parts[1]) * 60 + parts[2];
        fields.offset = found.charAt(0) == '-' ? -size : size;
        String range = parts[0] > 24
                ? "time zone offset hour"
                : parts[1] > 60 ? "time zone offset minute" : parts[2] > 60 ? "time zone offset second" : null;
        range = parts[2] > 60 ? "time zone offset second" : parts[1] > 60 ? "time zone offset minute" : range;
        if (!fits) {
            fields.rangeBesideMismatch = range;
            throw new Mismatch();
        }
        return range;
    }

    private void zoneName() {
        if (in.rest().startsWith("UTC")) {
            in.take(3);
            fields.location = Location.UTC;
            return;
        }
        int length = ZoneAbbreviation.length(in.rest());
        if (length == 0) {
            throw new Mismatch();
        }
        fields.zoneName = in.take(length);
    }

    private Time time() {
        if (fields.location != null) {
            return fields.in(fields.location);
        }
        if (fields.offset != TimeFields.NONE) {
            Time utc = fields.in(Location.UTC);
            Time time = new Time(utc.seconds() - fields.offset, utc.nanos(), local);
            boolean isLocal = time.offset() == fields.offset
                    && (fields.zoneName.isEmpty() || time.zoneName().equals(fields.zoneName));
            return isLocal ? time : time.in(Location.fixed(fields.zoneName, fields.offset));
        }
        if (fields.zoneName.isEmpty()) {
            return fields.in(otherwise);
        }
        Time utc = fields.in(Location.UTC);
        Integer known = local.offsetOf(fields.zoneName, utc.seconds());
        if (known != null) {
            return new Time(utc.seconds() - known, utc.nanos(), local);
        }
        return utc.in(Location.fixed(fields.zoneName, ZoneAbbreviation.gmtOffset(fields.zoneName)));
    }

    private GoException mismatch(String layoutPart, String textPart) {
        return new GoException(new GoError(
                ERROR,
                "parsing time " + Layouts.quote(text) + " as " + Layouts.quote(layout) + ": cannot parse "
                        + Layouts.quote(textPart) + " as " + Layouts.quote(layoutPart)));
    }

    private GoException failure(String message) {
        return new GoException(new GoError(ERROR, "parsing time " + Layouts.quote(text) + message));
    }
}
