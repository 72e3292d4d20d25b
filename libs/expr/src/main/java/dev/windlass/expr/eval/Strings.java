package dev.windlass.expr.eval;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import dev.windlass.golang.strconv.Unicode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The built-in functions on strings. Work on invalid UTF-8 goes byte by byte, as in Go. */
final class Strings {
    private static final int MOST_REPETITIONS = 1_000_000;

    private Strings() {}

    /** The value asserted as a string. */
    static String text(@Nullable Object value) {
        if (value instanceof String it) {
            return it;
        }
        throw Code.assertion(value, "string");
    }

    static boolean contains(Frame frame, @Nullable Object value, @Nullable Object part) {
        if (Values.isNil(value) || Values.isNil(part)) {
            return false;
        }
        String whole = text(value);
        frame.steps(whole.length() >> 6);
        return GoString.contains(whole, text(part));
    }

    static boolean startsWith(Frame frame, @Nullable Object value, @Nullable Object prefix) {
        frame.look(value);
        return !Values.isNil(value) && !Values.isNil(prefix) && GoString.startsWith(text(value), text(prefix));
    }

    static boolean endsWith(Frame frame, @Nullable Object value, @Nullable Object suffix) {
        frame.look(value);
        return !Values.isNil(value) && !Values.isNil(suffix) && GoString.endsWith(text(value), text(suffix));
    }

    static String upper(Frame frame, @Nullable Object value) {
        String text = text(value);
        frame.budget.spend(text.length());
        return Case.upper(text);
    }

    static String lower(Frame frame, @Nullable Object value) {
        String text = text(value);
        frame.budget.spend(text.length());
        return Case.lower(text);
    }

    static Object trim(Frame frame, @Nullable Object[] args) {
        String text = text(args[0]);
        frame.steps(text.length() >> 6);
        if (args.length == 1) {
            return trim(text, Unicode::isSpace);
        }
        int[] cutset = GoString.runes(text(args[1]));
        return trim(text, rune -> {
            for (int each : cutset) {
                if (each == rune) {
                    return true;
                }
            }
            return false;
        });
    }

    private static String trim(String text, java.util.function.IntPredicate cut) {
        int from = 0;
        int to = text.length();
        while (from < to && cut.test(GoString.runeAt(text, from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from) {
            int last = text.offsetByCodePoints(to, -1);
            if (!cut.test(GoString.runeAt(text, last))) {
                break;
            }
            to = last;
        }
        return text.substring(from, to);
    }

    static Object trimPrefix(Frame frame, @Nullable Object[] args) {
        frame.look(Functions.at(args, 0));
        String prefix = args.length == 2 ? text(args[1]) : " ";
        String text = text(Functions.at(args, 0));
        return GoString.startsWith(text, prefix)
                ? GoString.slice(text, GoString.length(prefix), GoString.length(text))
                : text;
    }

    static Object trimSuffix(Frame frame, @Nullable Object[] args) {
        frame.look(Functions.at(args, 0));
        String suffix = args.length == 2 ? text(args[1]) : " ";
        String text = text(Functions.at(args, 0));
        return GoString.endsWith(text, suffix)
                ? GoString.slice(text, 0, GoString.length(text) - GoString.length(suffix))
                : text;
    }

    static Object split(Frame frame, @Nullable Object[] args) {
        return split(frame, args, false);
    }

    static Object splitAfter(Frame frame, @Nullable Object[] args) {
        return split(frame, args, true);
    }

    private static Object split(Frame frame, @Nullable Object[] args, boolean keep) {
        String text = text(args[0]);
        String separator = text(args[1]);
        long limit = args.length == 3 ? Numbers.toInt(args[2]) : -1;
        frame.budget.spend(text.length(), 2);
        if (limit == 0) {
            return Slice.nil(Type.STRING);
        }
        long most = limit < 0 ? Long.MAX_VALUE : limit;
        List<String> parts = separator.isEmpty() ? runes(text, most) : parts(text, separator, most, keep);
        frame.budget.spend(parts.size(), Budget.SLOT);
        return Slice.strings(parts);
    }

    private static List<String> runes(String text, long most) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length() && parts.size() < most - 1) {
            int end = at + Character.charCount(text.codePointAt(at));
            parts.add(text.substring(at, end));
            at = end;
        }
        if (at < text.length()) {
            parts.add(text.substring(at));
        }
        return parts;
    }

    private static List<String> parts(String text, String separator, long most, boolean keep) {
        boolean plain = GoString.isValid(text) && GoString.isValid(separator);
        String whole = plain ? text : latin(text);
        String between = plain ? separator : latin(separator);
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at;
        while (parts.size() < most - 1 && (at = whole.indexOf(between, from)) >= 0) {
            int end = at + between.length();
            parts.add(plainOr(plain, whole.substring(from, keep ? end : at)));
            from = end;
        }
        parts.add(plainOr(plain, whole.substring(from)));
        return parts;
    }

    /** The bytes as chars up to 0xFF, for searching invalid UTF-8. */
    private static String latin(String text) {
        return new String(GoString.bytes(text), StandardCharsets.ISO_8859_1);
    }

    private static String plainOr(boolean plain, String text) {
        return plain ? text : GoString.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Object replace(Frame frame, @Nullable Object[] args) {
        String text = text(args[0]);
        String old = text(args[1]);
        String with = text(args[2]);
        long limit = args.length == 4 ? Numbers.toInt(args[3]) : -1;
        if (old.equals(with) || limit == 0) {
            return text;
        }
        return replace(frame.budget, text, old, with, limit);
    }

    /**
     * {@code strings.Replace}.
     *
     * @param limit how many at most; negative: all
     */
    static String replace(Budget budget, String text, String old, String with, long limit) {
        if (GoString.isValid(text) && GoString.isValid(old) && GoString.isValid(with)) {
            return replaceChars(budget, text, old, with, limit);
        }
        String replaced = replaceChars(budget, latin(text), latin(old), latin(with), limit);
        return GoString.of(replaced.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String replaceChars(Budget budget, String text, String old, String with, long limit) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (long left = limit < 0 ? Long.MAX_VALUE : limit; left > 0; left--) {
            int at = text.indexOf(old, from);
            if (at < 0) {
                break;
            }
            budget.spend((long) at - from + with.length());
            out.append(text, from, at).append(with);
            from = at + old.length();
            if (old.isEmpty()) {
                if (at >= text.length()) {
                    return out.toString();
                }
                from = at + Character.charCount(text.codePointAt(at));
                out.append(text, at, from);
            }
        }
        budget.spend(text.length() - from);
        return out.append(text, from, text.length()).toString();
    }

    static Object repeat(Frame frame, @Nullable Object[] args) {
        String text = text(Functions.at(args, 0));
        long count = Numbers.toInt(Functions.at(args, 1));
        if (count < 0) {
            throw new GoException("invalid argument for repeat (expected positive integer, got " + count + ")");
        }
        if (count > MOST_REPETITIONS) {
            throw new GoException("memory budget exceeded");
        }
        frame.grow(GoString.length(text) * count);
        frame.budget.spend(text.length(), count);
        return GoString.canonical(text.repeat((int) count));
    }

    static Object join(Frame frame, @Nullable Object[] args) {
        String glue = args.length == 2 ? text(args[1]) : "";
        Object joined = Functions.at(args, 0);
        if (!(joined instanceof List<?> list)
                || (list instanceof Slice slice
                        && !Type.STRING.equals(slice.elem())
                        && !Type.ANY.equals(slice.elem()))) {
            throw new GoException("invalid argument for join (type "
                    + (joined == null ? "%!s(<nil>)" : Values.typeName(joined)) + ")");
        }
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Object element : list) {
            String text = text(element);
            frame.budget.spend((long) text.length() + glue.length());
            out.append(first ? "" : glue).append(text);
            first = false;
        }
        return GoString.canonical(out);
    }

    static Object indexOf(Frame frame, @Nullable Object[] args) {
        String text = text(Functions.at(args, 0));
        frame.steps(text.length() >> 6);
        return (long) GoString.indexOf(text, text(Functions.at(args, 1)));
    }

    static Object lastIndexOf(Frame frame, @Nullable Object[] args) {
        String text = text(Functions.at(args, 0));
        String part = text(Functions.at(args, 1));
        frame.steps(text.length() >> 6);
        if (GoString.isValid(text) && GoString.isValid(part)) {
            int at = text.lastIndexOf(part);
            return at < 0 ? -1L : (long) GoString.length(text.substring(0, at));
        }
        return (long) latin(text).lastIndexOf(latin(part));
    }

    static Object hasPrefix(Frame frame, @Nullable Object[] args) {
        frame.look(Functions.at(args, 0));
        String text = text(Functions.at(args, 0));
        return GoString.startsWith(text, text(Functions.at(args, 1)));
    }

    static Object hasSuffix(Frame frame, @Nullable Object[] args) {
        frame.look(Functions.at(args, 0));
        String text = text(Functions.at(args, 0));
        return GoString.endsWith(text, text(Functions.at(args, 1)));
    }
}
