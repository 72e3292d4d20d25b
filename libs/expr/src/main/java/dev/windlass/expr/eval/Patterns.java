package dev.windlass.expr.eval;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.windlass.golang.GoException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Compiles regular expressions with the errors of Go's {@code regexp}.
 *
 * <p>re2j would expand nested repetitions without bound, so they are counted first, by Go's rule.
 */
public final class Patterns {
    private static final String ERROR = "error parsing regexp: ";
    private static final int MOST_REPEATS = 1000;
    private static final int DEEPEST = 1000;
    private static final int LARGEST = 200_000;

    private Patterns() {}

    /**
     * Compiles an expression.
     *
     * @throws GoException with Go's text if it is no regular expression, or too large a one
     */
    public static Pattern compile(String source) {
        new Measure(source).run();
        try {
            return Pattern.compile(source);
        } catch (PatternSyntaxException e) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith(ERROR + "duplicate capture group name")) {
                return Pattern.compile(source.replaceAll("\\(\\?P?<\\w+>", "("));
            }
            if (message.endsWith("`stack underflow`")) {
                throw error("unexpected )", source);
            }
            throw message.endsWith("trailing backslash at end of expression")
                    ? new GoException(message + ": ``")
                    : new GoException(message);
        }
    }

    private static GoException error(String what, String where) {
        return new GoException(ERROR + what + ": `" + where + "`");
    }

    /** Walks over an expression and sums up what it expands to. */
    private static final class Measure {
        private static final class Group {
            long size;
            long repeats = 1;
            long atomSize;
            long atomRepeats = 1;

            void atom(long newSize, long newRepeats) {
                size = Math.min(size + atomSize, LARGEST + 1L);
                repeats = Math.max(repeats, atomRepeats);
                atomSize = newSize;
                atomRepeats = newRepeats;
            }
        }

        private final String source;
        private final Deque<Group> outer = new ArrayDeque<>();
        private Group group = new Group();
        private int at;

        Measure(String source) {
            this.source = source;
        }

        void run() {
            while (at < source.length()) {
                step(source.charAt(at++));
            }
            group.atom(0, 1);
            if (group.size > LARGEST) {
                throw error("expression too large", source);
            }
        }

        private void step(char c) {
            switch (c) {
                case '\\' -> escape();
                case '[' -> set();
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                case '*', '+', '?', '|' -> group.atomSize++;
                default -> group.atom(1, 1);
            }
        }

        private void escape() {
            if (source.startsWith("Q", at)) {
                int end = source.indexOf("\\E", at);
                int stop = end < 0 ? source.length() : end;
                group.atom(stop - at, 1);
                at = end < 0 ? stop : stop + 2;
            } else {
                at++;
            }
            group.atom(1, 1);
        }

        private void set() {
            int start = at;
            while (at < source.length() && (source.charAt(at) != ']' || at == start)) {
                at += source.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
            group.atom(1, 1);
        }

        private void open() {
            if (outer.size() >= DEEPEST) {
                throw error("expression nests too deeply", source);
            }
            outer.push(group);
            group = new Group();
        }

        private void close() {
            Group closed = group;
            closed.atom(0, 1);
            if (!outer.isEmpty()) {
                group = outer.pop();
            }
            group.atom(closed.size + 1, closed.repeats);
        }

        private void repeat() {
            int end = source.indexOf('}', at);
            Long count = end < 0 ? null : count(source.substring(at, end));
            if (count == null) {
                group.atom(1, 1);
                return;
            }
            if (count <= MOST_REPEATS && count * group.atomRepeats > MOST_REPEATS) {
                throw error("invalid repeat count", source.substring(at - 1, end + 1));
            }
            group.atomRepeats = Math.max(1, count) * group.atomRepeats;
            group.atomSize = Math.min(group.atomSize * Math.max(1, Math.min(count, MOST_REPEATS)), LARGEST + 1L);
            at = end + 1;
        }

        /** The larger number of a repetition; null if it is none. */
        private static @Nullable Long count(String braces) {
            int comma = braces.indexOf(',');
            String low = comma < 0 ? braces : braces.substring(0, comma);
            String high = comma < 0 ? "" : braces.substring(comma + 1);
            if (low.isEmpty() || !isDigits(low) || !isDigits(high)) {
                return null;
            }
            return Math.max(number(low), number(high));
        }

        private static boolean isDigits(String text) {
            return text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        private static long number(String digits) {
            return digits.isEmpty() ? 0 : digits.length() > 6 ? 1_000_000 : Long.parseLong(digits);
        }
    }
}
