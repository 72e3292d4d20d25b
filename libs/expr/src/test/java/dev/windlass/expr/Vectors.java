package dev.windlass.expr;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Values;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the original answered, and compares. */
final class Vectors {
    private static final int LONGEST_TEXT = 4000;

    /** What came of an expression. */
    record Answer(
            String phase,
            @Nullable String type,
            @Nullable Object json,
            @Nullable String text) {}

    /** An expression bound to its environment. */
    interface Attempt {
        @Nullable Object run();
    }

    private Vectors() {}

    static Map<String, Object> parse(String line) {
        return object(Json.unmarshal(line));
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    static String text(Map<String, Object> vector, String key) {
        return String.valueOf(vector.get(key));
    }

    static Answer answer(Attempt attempt) {
        try {
            Object value = attempt.run();
            return new Answer("ok", Values.typeName(value), json(value), Fmt.value(Budget.UNLIMITED, value));
        } catch (CompileException e) {
            return new Answer("compile", null, null, e.getMessage());
        } catch (RunException e) {
            return new Answer("run", null, null, e.getMessage());
        }
    }

    /** The value once to JSON and back; null if it has none. */
    private static @Nullable Object json(@Nullable Object value) {
        try {
            return Json.unmarshal(Json.marshal(Budget.UNLIMITED, value));
        } catch (GoException e) {
            return null;
        }
    }

    /** Equality of JSON values, for which 0 and -0 are one. */
    static boolean sameJson(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return x.size() == y.size()
                    && Stream.iterate(0, i -> i + 1).limit(x.size()).allMatch(i -> sameJson(x.get(i), y.get(i)));
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet())
                    && x.keySet().stream().allMatch(key -> sameJson(x.get(key), y.get(key)));
        }
        return Objects.equals(a, b);
    }

    /** Equality of texts as far as the file can tell: it has U+FFFD for invalid UTF-8 and is cut. */
    static boolean sameText(String expected, @Nullable String actual) {
        return cut(expected).equals(cut(String.valueOf(actual)));
    }

    private static String cut(String text) {
        int[] runes = GoString.runes(text);
        String valid = GoString.ofRunes(runes, 0, runes.length);
        if (GoString.length(valid) <= LONGEST_TEXT) {
            return valid;
        }
        String start = GoString.slice(valid, 0, LONGEST_TEXT - 4);
        int[] whole = GoString.runes(start);
        return GoString.ofRunes(whole, 0, whole.length - 4);
    }
}
