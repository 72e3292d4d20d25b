package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.ANY;
import static dev.windlass.golang.Type.ANYS;
import static dev.windlass.golang.Type.BOOL;
import static dev.windlass.golang.Type.INT;
import static dev.windlass.golang.Type.STRING;
import static dev.windlass.golang.Type.STRINGS;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.strconv.Quote;
import dev.windlass.golang.strconv.Unicode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions that cut, join and search strings. */
final class StringFunctions {
    /** What a part of a text costs beside its characters. */
    private static final int PART = 4 * Budget.SLOT;

    private static final List<Type> ONE = List.of(STRING);
    private static final List<Type> TWO = List.of(STRING, STRING);

    private StringFunctions() {}

    static void define(Definitions d) {
        d.add("hello", STRING, List.of(), (budget, a) -> "Hello!");
        d.add("trim", STRING, ONE, (budget, a) -> Unicode.trimSpace(a.text(0)));
        d.add("trimall", STRING, TWO, (budget, a) -> trimAll(a.text(0), a.text(1)));
        d.add("trimAll", STRING, TWO, (budget, a) -> trimAll(a.text(0), a.text(1)));
        d.add("trimPrefix", STRING, TWO, (budget, a) -> trimPrefix(a.text(0), a.text(1)));
        d.add("trimSuffix", STRING, TWO, (budget, a) -> trimSuffix(a.text(0), a.text(1)));
        d.add("contains", BOOL, TWO, (budget, a) -> GoString.contains(a.text(1), a.text(0)));
        d.add("hasPrefix", BOOL, TWO, (budget, a) -> GoString.startsWith(a.text(1), a.text(0)));
        d.add("hasSuffix", BOOL, TWO, (budget, a) -> GoString.endsWith(a.text(1), a.text(0)));
        d.add("repeat", STRING, List.of(INT, STRING), (budget, a) -> repeat(budget, a.number(0), a.text(1)));
        d.add("trunc", STRING, List.of(INT, STRING), (budget, a) -> truncated(a.number(0), a.text(1)));
        d.add("substr", STRING, List.of(INT, INT, STRING), (b, a) -> substring(a.number(0), a.number(1), a.text(2)));
        d.add(
                "replace",
                STRING,
                List.of(STRING, STRING, STRING),
                (budget, a) -> replace(budget, a.text(2), a.text(0), a.text(1)));
        d.add("plural", STRING, List.of(STRING, STRING, INT), (budget, a) -> a.number(2) == 1 ? a.text(0) : a.text(1));
        d.add("indent", STRING, List.of(INT, STRING), (budget, a) -> indent(budget, a.number(0), a.text(1)));
        d.add("nindent", STRING, List.of(INT, STRING), (b, a) -> "\n" + indent(b, a.number(0), a.text(1)));
        d.variadic("quote", STRING, List.of(ANYS), (budget, a) -> quote(budget, a));
        d.variadic("squote", STRING, List.of(ANYS), (budget, a) -> squote(budget, a));
        d.variadic("cat", STRING, List.of(ANYS), (budget, a) -> cat(budget, a));
        d.add("toString", STRING, List.of(ANY), (budget, a) -> Casts.text(budget, a.any(0)));
        d.add("toStrings", STRINGS, List.of(ANY), (budget, a) -> strings(budget, a.any(0)));
        d.add("join", STRING, List.of(STRING, ANY), (b, a) -> join(b, a.text(0), strings(b, a.any(1))));
        d.add("sortAlpha", STRINGS, List.of(ANY), (budget, a) -> sortAlpha(budget, a.any(0)));
        d.add("splitList", STRINGS, TWO, (budget, a) -> splitList(budget, a.text(1), a.text(0), -1));
        Type parts = Type.mapOf(STRING, STRING);
        d.add("split", parts, TWO, (budget, a) -> numbered(splitList(budget, a.text(1), a.text(0), -1)));
        d.add(
                "splitn",
                parts,
                List.of(STRING, INT, STRING),
                (budget, a) -> numbered(splitList(budget, a.text(2), a.text(0), a.number(1))));
        d.failing("fail", STRING, ONE, (budget, a) -> {
            throw new GoException(a.text(0));
        });
    }

    private static String trimAll(String cutset, String s) {
        int[] cut = GoString.runes(cutset);
        int[] runes = GoString.runes(s);
        int from = 0;
        int to = runes.length;
        while (from < to && isIn(cut, runes[from])) {
            from++;
        }
        while (to > from && isIn(cut, runes[to - 1])) {
            to--;
        }
        return s.substring(s.offsetByCodePoints(0, from), s.offsetByCodePoints(0, to));
    }

    private static boolean isIn(int[] runes, int rune) {
        for (int candidate : runes) {
            if (candidate == rune) {
                return true;
            }
        }
        return false;
    }

    private static String trimPrefix(String prefix, String s) {
        return GoString.startsWith(s, prefix) ? GoString.slice(s, GoString.length(prefix), GoString.length(s)) : s;
    }

    private static String trimSuffix(String suffix, String s) {
        return GoString.endsWith(s, suffix) ? GoString.slice(s, 0, GoString.length(s) - GoString.length(suffix)) : s;
    }

    static String repeat(Budget budget, long count, String s) {
        if (count < 0) {
            throw new GoPanic("strings: negative Repeat count");
        }
        int length = GoString.length(s);
        if (length > 0 && count > Long.MAX_VALUE / length) {
            throw new GoPanic("strings: Repeat output length overflow");
        }
        budget.spend(count, length);
        return s.isEmpty() ? "" : GoString.canonical(s.repeat(Math.toIntExact(count)));
    }

    private static String truncated(long count, String s) {
        int length = GoString.length(s);
        if (count < 0 && length + count > 0) {
            return GoString.slice(s, (int) (length + count), length);
        }
        return count >= 0 && length > count ? GoString.slice(s, 0, (int) count) : s;
    }

    private static String substring(long start, long end, String s) {
        int length = GoString.length(s);
        if (start < 0) {
            return ByteView.slice(s, 0, end);
        }
        if (end < 0 || end > length) {
            return ByteView.slice(s, start, length);
        }
        return ByteView.slice(s, start, end);
    }

    static String replace(Budget budget, String s, String old, String replacement) {
        if (old.isEmpty()) {
            budget.spend(s.length() + 1L, replacement.length() + 1L);
            StringBuilder out = new StringBuilder(replacement);
            for (int i = 0; i < s.length(); i++) {
                out.append(s.charAt(i));
                if (!Character.isHighSurrogate(s.charAt(i))) {
                    out.append(replacement);
                }
            }
            return GoString.canonical(out);
        }
        List<String> parts = cut(budget, s, old, -1);
        budget.spend(s.length() + (long) parts.size() * replacement.length());
        return GoString.canonical(String.join(replacement, parts));
    }

    private static String indent(Budget budget, long spaces, String s) {
        String pad = repeat(budget, spaces, " ");
        long lines = s.chars().filter(c -> c == '\n').count();
        budget.spend(lines + 1, pad.length());
        return pad + s.replace("\n", "\n" + pad);
    }

    private static String quote(Budget budget, Args args) {
        return args.from(0).stream()
                .filter(Objects::nonNull)
                .map(value -> quoted(budget, Casts.text(budget, value)))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(Budget budget, String text) {
        // Each character may be escaped, and what is joined stands in memory twice.
        budget.spend(text.length(), 4);
        return Quote.quote(text);
    }

    private static String squote(Budget budget, Args args) {
        return GoString.canonical(args.from(0).stream()
                .filter(Objects::nonNull)
                .map(value -> "'" + Fmt.value(budget, value) + "'")
                .collect(Collectors.joining(" ")));
    }

    private static String cat(Budget budget, Args args) {
        return GoString.canonical(args.from(0).stream()
                .filter(Objects::nonNull)
                .map(value -> Fmt.value(budget, value))
                .collect(Collectors.joining(" ")));
    }

    /** The texts of a list's elements that are not nil; anything else is a list of its own text. */
    static Slice strings(Budget budget, @Nullable Object value) {
        if (value instanceof Slice slice && slice.elem().equals(STRING)) {
            return slice;
        }
        List<?> list = Lists.elements(value);
        if (list == null) {
            return value == null ? Slice.of(STRING) : Slice.of(STRING, Casts.text(budget, value));
        }
        budget.spend(list.size(), Budget.SLOT);
        List<String> texts = new ArrayList<>(list.size());
        for (Object element : list) {
            if (element != null) {
                texts.add(Casts.text(budget, element));
            }
        }
        return Slice.strings(texts);
    }

    private static String join(Budget budget, String separator, Slice parts) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Object part : parts) {
            String text = String.valueOf(part);
            budget.spend(text.length() + separator.length());
            out.append(first ? "" : separator).append(text);
            first = false;
        }
        return GoString.canonical(out);
    }

    private static Slice sortAlpha(Budget budget, @Nullable Object value) {
        List<String> texts = new ArrayList<>();
        strings(budget, value).forEach(text -> texts.add(String.valueOf(text)));
        if (Lists.elements(value) == null && value == null) {
            texts.add("<nil>");
        }
        texts.sort(GoString::compare);
        return Slice.strings(texts);
    }

    private static Slice splitList(Budget budget, String s, String separator, long count) {
        if (count == 0) {
            return Slice.nil(STRING);
        }
        budget.spend(s.length(), 2);
        List<String> parts = separator.isEmpty() ? exploded(budget, s, count) : cut(budget, s, separator, count);
        return Slice.strings(parts);
    }

    /** One string for each rune, the last one with the rest if there are more than wanted; a negative count wants all. */
    private static List<String> exploded(Budget budget, String s, long count) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < s.length()) {
            boolean last = count > 0 && parts.size() == count - 1;
            int end = last ? s.length() : s.offsetByCodePoints(at, 1);
            budget.spend(PART);
            parts.add(s.substring(at, end));
            at = end;
        }
        return parts;
    }

    /** The parts between separators, at most so many; a negative count wants all. */
    private static List<String> cut(Budget budget, String s, String separator, long count) {
        boolean plain = GoString.isValid(s) && GoString.isValid(separator);
        String in = plain ? s : ByteView.of(s);
        String between = plain ? separator : ByteView.of(separator);
        List<String> parts = new ArrayList<>();
        int from = 0;
        int found = in.indexOf(between);
        while (found >= 0 && (count < 0 || parts.size() < count - 1)) {
            budget.spend(PART);
            parts.add(in.substring(from, found));
            from = found + between.length();
            found = in.indexOf(between, from);
        }
        parts.add(in.substring(from));
        if (!plain) {
            parts.replaceAll(ByteView::back);
        }
        return parts;
    }

    private static GoMap numbered(Slice parts) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            map.put("_" + i, String.valueOf(parts.get(i)));
        }
        return GoMap.of(Type.mapOf(STRING, STRING), Collections.unmodifiableMap(map));
    }
}
