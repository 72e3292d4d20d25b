package dev.windlass.golang.time;

/** What an element of a layout stands for; the text is how it is written where that has to be known. */
enum Element {
    END(""),
    LONG_MONTH("January"),
    MONTH("Jan"),
    NUM_MONTH("1"),
    ZERO_MONTH("01"),
    LONG_WEEKDAY("Monday"),
    WEEKDAY("Mon"),
    DAY("2"),
    UNDER_DAY("_2"),
    ZERO_DAY("02"),
    UNDER_YEAR_DAY("__2"),
    ZERO_YEAR_DAY("002"),
    HOUR("15"),
    HOUR12("3"),
    ZERO_HOUR12("03"),
    MINUTE("4"),
    ZERO_MINUTE("04"),
    SECOND("5"),
    ZERO_SECOND("05"),
    LONG_YEAR("2006"),
    YEAR("06"),
    PM("PM"),
    LOWER_PM("pm"),
    ZONE("MST"),
    FRACTION(".000"),
    TRIMMED_FRACTION(".999"),
    ISO_SECONDS("Z070000"),
    ISO_COLON_SECONDS("Z07:00:00"),
    ISO_MINUTES("Z0700"),
    ISO_COLON("Z07:00"),
    ISO_SHORT("Z07"),
    NUM_SECONDS("-070000"),
    NUM_COLON_SECONDS("-07:00:00"),
    NUM_MINUTES("-0700"),
    NUM_COLON("-07:00"),
    NUM_SHORT("-07");

    /** Offsets that write Z for UTC, longest first. */
    static final Element[] ISO = {ISO_SECONDS, ISO_COLON_SECONDS, ISO_MINUTES, ISO_COLON, ISO_SHORT};

    /** Offsets that are always numbers, longest first. */
    static final Element[] NUMERIC = {NUM_SECONDS, NUM_COLON_SECONDS, NUM_MINUTES, NUM_COLON, NUM_SHORT};

    final String text;

    Element(String text) {
        this.text = text;
    }

    boolean isIso() {
        return compareTo(ISO_SECONDS) >= 0 && compareTo(ISO_SHORT) <= 0;
    }

    boolean isOffset() {
        return compareTo(ISO_SECONDS) >= 0;
    }

    /** Whether an offset has its parts set apart by colons. */
    boolean hasColon() {
        return text.indexOf(':') >= 0;
    }

    /** How many parts an offset has: hours, minutes, seconds. */
    int parts() {
        return hasColon() ? text.length() / 3 : text.length() / 2;
    }
}
