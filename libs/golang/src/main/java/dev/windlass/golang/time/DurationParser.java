package dev.windlass.golang.time;

import dev.windlass.golang.GoException;

/** Reads durations such as {@code 1h15m} or {@code -1.5ms}. */
final class DurationParser {
    /** 2^63 as an unsigned number, the largest size there is. */
    private static final long LARGEST = Long.MIN_VALUE;

    private final String text;
    private int at;

    private DurationParser(String text) {
        this.text = text;
    }

    static long parse(String text) {
        return new DurationParser(text).read();
    }

    private GoException error(String what) {
        return new GoException("time: " + what + " " + Layouts.quote(text));
    }

    private GoException invalid() {
        return error("invalid duration");
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private long read() {
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        if (text.length() == at + 1 && peek() == '0') {
            return 0;
        }
        if (at == text.length()) {
            throw invalid();
        }
        long sum = 0;
        while (at < text.length()) {
            sum += term();
            if (Long.compareUnsigned(sum, LARGEST) > 0) {
                throw invalid();
            }
        }
        if (!negative && sum == LARGEST) {
            throw invalid();
        }
        return negative ? -sum : sum;
    }

    /** One number with its unit, in nanoseconds, unsigned. */
    private long term() {
        if (peek() != '.' && !isDigit(peek())) {
            throw invalid();
        }
        int from = at;
        long whole = whole();
        boolean digits = at > from;
        long fraction = 0;
        double scale = 1;
        if (peek() == '.') {
            at++;
            boolean overflow = false;
            for (; isDigit(peek()); at++) {
                digits = true;
                overflow |= fraction > Long.MAX_VALUE / 10;
                long next = overflow ? LARGEST : fraction * 10 + peek() - '0';
                overflow |= Long.compareUnsigned(next, LARGEST) > 0;
                if (!overflow) {
                    fraction = next;
                    scale *= 10;
                }
            }
        }
        if (!digits) {
            throw invalid();
        }
        return scaled(whole, fraction, scale, unit());
    }

    private long scaled(long whole, long fraction, double scale, long unit) {
        if (Long.compareUnsigned(whole, Long.divideUnsigned(LARGEST, unit)) > 0) {
            throw invalid();
        }
        long value = whole * unit;
        if (fraction != 0) {
            // A fraction of 2^63 exactly is negative as a long.
            value += (long) (Math.abs((double) fraction) * (unit / scale));
            if (Long.compareUnsigned(value, LARGEST) > 0) {
                throw invalid();
            }
        }
        return value;
    }

    private long whole() {
        long value = 0;
        for (; isDigit(peek()); at++) {
            if (Long.compareUnsigned(value, Long.divideUnsigned(LARGEST, 10)) > 0) {
                throw invalid();
            }
            value = value * 10 + peek() - '0';
            if (Long.compareUnsigned(value, LARGEST) > 0) {
                throw invalid();
            }
        }
        return value;
    }

    private long unit() {
        int from = at;
        while (at < text.length() && peek() != '.' && !isDigit(peek())) {
            at++;
        }
        if (at == from) {
            throw error("missing unit in duration");
        }
        String unit = text.substring(from, at);
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> Duration.MICROSECOND;
            case "ms" -> Duration.MILLISECOND;
            case "s" -> Duration.SECOND;
            case "m" -> Duration.MINUTE;
            case "h" -> Duration.HOUR;
            default -> throw error("unknown unit " + Layouts.quote(unit) + " in duration");
        };
    }
}
