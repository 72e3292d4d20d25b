package dev.windlass.golang.time;

/** Prints durations. */
final class DurationText {
    private DurationText() {}

    static String of(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder out = new StringBuilder(24);
        if (nanos < 0) {
            out.append('-');
        }
        long size = nanos < 0 ? -nanos : nanos;
        if (Long.compareUnsigned(size, Duration.SECOND) < 0) {
            small(out, size);
            return out.toString();
        }
        long seconds = Long.divideUnsigned(size, Duration.SECOND);
        if (seconds >= 3600) {
            out.append(seconds / 3600).append('h');
        }
        if (seconds >= 60) {
            out.append(seconds / 60 % 60).append('m');
        }
        out.append(seconds % 60);
        fraction(out, Long.remainderUnsigned(size, Duration.SECOND), 9);
        return out.append('s').toString();
    }

    private static void small(StringBuilder out, long size) {
        if (size < Duration.MICROSECOND) {
            out.append(size).append("ns");
        } else if (size < Duration.MILLISECOND) {
            out.append(size / Duration.MICROSECOND);
            fraction(out, size % Duration.MICROSECOND, 3);
            out.append("µs");
        } else {
            out.append(size / Duration.MILLISECOND);
            fraction(out, size % Duration.MILLISECOND, 6);
            out.append("ms");
        }
    }

    private static void fraction(StringBuilder out, long part, int digits) {
        if (part == 0) {
            return;
        }
        String text = Long.toString(part);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        out.append('.').repeat('0', digits - text.length()).append(text, 0, end);
    }
}
