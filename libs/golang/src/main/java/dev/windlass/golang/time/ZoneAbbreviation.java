package dev.windlass.golang.time;

/** What Go takes for the abbreviation of a zone when it reads a time. */
final class ZoneAbbreviation {
    private ZoneAbbreviation() {}

    /** Length of the abbreviation that a text begins with; 0 if there is none. */
    static int length(String s) {
        if (s.length() < 3) {
            return 0;
        }
        if (s.startsWith("ChST") || s.startsWith("MeST")) {
            return 4;
        }
        if (s.startsWith("GMT")) {
            return 3 + signedLength(s.substring(3));
        }
        if (s.charAt(0) == '+' || s.charAt(0) == '-') {
            return signedLength(s);
        }
        int capitals = 0;
        while (capitals < 6 && capitals < s.length() && s.charAt(capitals) >= 'A' && s.charAt(capitals) <= 'Z') {
            capitals++;
        }
        return switch (capitals) {
            case 3 -> 3;
            case 4 -> s.charAt(3) == 'T' || s.startsWith("WITA") ? 4 : 0;
            case 5 -> s.charAt(4) == 'T' ? 5 : 0;
            default -> 0;
        };
    }

    /** Length of a sign and hours up to 23; 0 if there are none. */
    private static int signedLength(String s) {
        if (s.isEmpty() || (s.charAt(0) != '+' && s.charAt(0) != '-')) {
            return 0;
        }
        int end = 1;
        int hours = 0;
        while (end < s.length() && Layouts.isDigit(s.charAt(end))) {
            hours = Math.min(hours * 10 + s.charAt(end++) - '0', 1000);
        }
        return end == 1 || hours > 23 ? 0 : end;
    }

    /** Seconds that {@code GMT+3} means; 0 for every other abbreviation, whose offset nobody knows. */
    static int gmtOffset(String abbreviation) {
        return abbreviation.length() > 3 && abbreviation.startsWith("GMT")
                ? 3600 * Integer.parseInt(abbreviation.substring(3))
                : 0;
    }
}
