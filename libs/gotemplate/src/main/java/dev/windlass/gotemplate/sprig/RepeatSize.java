package dev.windlass.gotemplate.sprig;

/** Estimates how much the counted repetitions of a regular expression multiply its size when compiled. */
final class RepeatSize {
    /** About what Go allows a compiled expression to have in instructions. */
    static final long MAX = 100_000;

    private final String source;
    private int at;

    private RepeatSize(String source) {
        this.source = source;
    }

    static long of(String source) {
        return source.indexOf('{') < 0 ? source.length() : new RepeatSize(source).sequence(0);
    }

    /** Size up to the closing parenthesis or the end; groups nested beyond 1000, which no engine takes, count as one. */
    private long sequence(int depth) {
        long sum = 0;
        long last = 0;
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c == ')' && depth > 0) {
                return sum + last + 1;
            }
            if (c == '{') {
                last = Math.min(last * count(), Long.MAX_VALUE / 4_000_000);
                continue;
            }
            sum = Math.min(sum + last, Long.MAX_VALUE / 4_000_000);
            last = switch (c) {
                case '(' -> depth < 1000 ? sequence(depth + 1) : 1;
                case '\\' -> escape();
                case '[' -> charClass();
                default -> 1;
            };
        }
        return sum + last;
    }

    private long escape() {
        at++;
        return 1;
    }

    private long charClass() {
        int from = at;
        while (at < source.length() && (source.charAt(at) != ']' || at == from)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        return 1;
    }

    /** The larger bound of a repetition whose brace was just read; 1 if it is none. */
    private long count() {
        long largest = 1;
        long number = 0;
        for (int i = at; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + c - '0', 1000);
            } else if (c == ',' || c == '}') {
                largest = Math.max(largest, number);
                number = 0;
                if (c == '}') {
                    at = i + 1;
                    return largest;
                }
            } else {
                break;
            }
        }
        return 1;
    }
}
