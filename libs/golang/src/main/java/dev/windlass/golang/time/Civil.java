package dev.windlass.golang.time;

/**
 * Date and clock of an instant in some zone, in the proleptic Gregorian calendar.
 *
 * @param month 1 to 12
 * @param day 1 to 31
 * @param yearDay 1 to 366
 * @param weekday 0 for Sunday
 */
record Civil(long year, int month, int day, int yearDay, int weekday, int hour, int minute, int second) {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int DAYS_PER_ERA = 146_097;

    /** Days from 0000-03-01, where the reckoning begins, to 1970-01-01. */
    private static final int EPOCH = 719_468;

    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    /** Of seconds since 1970 that already have the zone's offset in them. */
    static Civil of(long seconds) {
        long days = Math.floorDiv(seconds, SECONDS_PER_DAY);
        int clock = (int) Math.floorMod(seconds, (long) SECONDS_PER_DAY);
        long shifted = days + EPOCH;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) Math.floorMod(shifted, (long) DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayFromMarch + 2) / 153;
        int day = dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        int yearDay = daysBefore(month, year) + day;
        int weekday = (int) Math.floorMod(days + 4, 7L);
        return new Civil(year, month, day, yearDay, weekday, clock / 3600, clock / 60 % 60, clock % 60);
    }

    static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days of the year before the first of a month, 1 to 13. */
    static int daysBefore(int month, long year) {
        return DAYS_BEFORE[month - 1] + (month > 2 && isLeap(year) ? 1 : 0);
    }

    static int daysIn(int month, long year) {
        return daysBefore(month + 1, year) - daysBefore(month, year);
    }

    /** Days from 1970-01-01 to the first of a month; months beyond 1 to 12 carry over into years. */
    static long daysToMonth(long year, long month) {
        long carried = year + Math.floorDiv(month - 1, 12);
        int of12 = (int) Math.floorMod(month - 1, 12L) + 1;
        long before = carried - 1;
        long leapDays = Math.floorDiv(before, 4) - Math.floorDiv(before, 100) + Math.floorDiv(before, 400);
        return before * 365 + leapDays - 719_162 + daysBefore(of12, carried);
    }
}
