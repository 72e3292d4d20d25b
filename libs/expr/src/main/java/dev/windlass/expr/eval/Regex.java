package dev.windlass.expr.eval;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Values;
import org.jspecify.annotations.Nullable;

/** The operator {@code matches}: RE2 expressions, found anywhere in the text, in linear time. */
final class Regex {
    private Regex() {}

    static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new GoException(String.valueOf(e.getMessage()));
        }
    }

    /** Matches against a pattern that is computed by the expression. */
    static boolean matches(Frame frame, @Nullable Object value, @Nullable Object pattern) {
        if (Values.isNil(value) || Values.isNil(pattern)) {
            return false;
        }
        if (value instanceof String text) {
            String source = Strings.text(pattern);
            frame.steps(text.length() >> 2);
            frame.budget.spend(source.length(), 64);
            return compile(source).matcher(valid(text)).find();
        }
        String source = Strings.text(pattern);
        return matches(frame, value, compile(source));
    }

    static boolean matches(Frame frame, @Nullable Object value, Pattern pattern) {
        if (Values.isNil(value)) {
            return false;
        }
        if (value instanceof String text) {
            frame.steps(text.length() >> 2);
            return pattern.matcher(valid(text)).find();
        }
        if (value instanceof byte[] bytes) {
            frame.steps(bytes.length >> 2);
            return pattern.matcher(valid(GoString.of(bytes))).find();
        }
        throw Code.assertion(value, "[]uint8");
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
