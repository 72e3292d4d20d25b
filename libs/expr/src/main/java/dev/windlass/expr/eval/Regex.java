package dev.windlass.expr.eval;

import com.google.re2j.Pattern;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Values;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of RE2, which matches in linear time. One that is used often gets an automaton of its own, which is
 * faster than re2j; both give the same answers.
 */
final class Regex {
    private static final int OFTEN = 32;

    private final String source;
    private final Pattern pattern;
    private volatile @Nullable Dfa automaton;
    private int uses;

    private Regex(String source, Pattern pattern) {
        this.source = source;
        this.pattern = pattern;
    }

    static Regex compile(String source) {
        return new Regex(source, Patterns.compile(source));
    }

    /** The operator {@code matches} with a pattern that is computed by the expression. */
    static boolean matches(Frame frame, @Nullable Object value, @Nullable Object pattern) {
        if (Values.isNil(value) || Values.isNil(pattern)) {
            return false;
        }
        String source = Strings.text(pattern);
        if (value instanceof String || value instanceof byte[]) {
            frame.budget.spend(source.length(), 64);
            return compile(source).matches(frame, value);
        }
        throw Code.assertion(value, "[]uint8");
    }

    /** The operator {@code matches} with this pattern. */
    boolean matches(Frame frame, @Nullable Object value) {
        if (value instanceof String text) {
            frame.steps(text.length() >> 2);
            return find(text);
        }
        if (Values.isNil(value)) {
            return false;
        }
        if (value instanceof byte[] bytes) {
            frame.steps(bytes.length >> 2);
            return find(GoString.of(bytes));
        }
        throw Code.assertion(value, "[]uint8");
    }

    private boolean find(String text) {
        Dfa dfa = automaton;
        if (dfa != null) {
            Boolean found = dfa.find(text);
            if (found != null) {
                return found;
            }
        } else if (uses <= OFTEN && ++uses == OFTEN) { // a lost count only delays it
            automaton = Dfa.of(source);
        }
        return pattern.matcher(valid(text)).find();
    }

    /** A byte that is no UTF-8 matches like U+FFFD. */
    private static String valid(String text) {
        if (GoString.isValid(text)) {
            return text;
        }
        int[] runes = GoString.runes(text);
        return GoString.ofRunes(runes, 0, runes.length);
    }
}
