package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.BOOL;
import static dev.windlass.golang.Type.INT;
import static dev.windlass.golang.Type.STRING;
import static dev.windlass.golang.Type.STRINGS;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Regular expressions; a plain name panics on a bad one, a must name returns its error. */
final class RegexFunctions {
    private static final List<Type> TWO = List.of(STRING, STRING);
    private static final List<Type> THREE = List.of(STRING, STRING, STRING);
    private static final List<Type> COUNTED = List.of(STRING, STRING, INT);

    private interface Use {
        @Nullable Object apply(Budget budget, Regex regex, Args args);
    }

    private RegexFunctions() {}

    static void define(Definitions d) {
        Use match = (budget, regex, a) -> regex.find(a.text(1), 0) != null;
        d.add("regexMatch", BOOL, TWO, (budget, a) -> {
            try {
                return match.apply(budget, Regex.compile(a.text(0)), a);
            } catch (GoException e) {
                return false;
            }
        });
        d.failing("mustRegexMatch", BOOL, TWO, (b, a) -> match.apply(b, Regex.compile(a.text(0)), a));
        define(d, "regexFind", "mustRegexFind", STRING, TWO, (budget, regex, a) -> {
            Regex.Match found = regex.find(a.text(1), 0);
            return found == null ? "" : a.text(1).substring(found.start(), found.end());
        });
        define(d, "regexFindAll", "mustRegexFindAll", STRINGS, COUNTED, (budget, regex, a) -> {
            List<String> found = new ArrayList<>();
            for (Regex.Match match1 : regex.all(budget, a.text(1), a.number(2))) {
                found.add(a.text(1).substring(match1.start(), match1.end()));
            }
            return found.isEmpty() ? Slice.nil(STRING) : Slice.strings(found);
        });
        define(d, "regexSplit", "mustRegexSplit", STRINGS, COUNTED, (b, r, a) -> split(b, r, a.text(1), a.number(2)));
        define(
                d,
                "regexReplaceAll",
                "mustRegexReplaceAll",
                STRING,
                THREE,
                (budget, regex, a) -> regex.replaceAll(budget, a.text(1), a.text(2), true));
        define(
                d,
                "regexReplaceAllLiteral",
                "mustRegexReplaceAllLiteral",
                STRING,
                THREE,
                (budget, regex, a) -> regex.replaceAll(budget, a.text(1), a.text(2), false));
        d.add("regexQuoteMeta", STRING, List.of(STRING), (budget, a) -> quoteMeta(a.text(0)));
    }

    private static void define(Definitions d, String name, String mustName, Type result, List<Type> params, Use use) {
        d.add(name, result, params, (budget, a) -> {
            Regex regex;
            try {
                regex = Regex.compile(a.text(0));
            } catch (GoException e) {
                String shown = Quote.canBackquote(a.text(0)) ? "`" + a.text(0) + "`" : Quote.quote(a.text(0));
                throw new GoPanic("regexp: Compile(" + shown + "): " + e.getMessage());
            }
            return use.apply(budget, regex, a);
        });
        d.failing(mustName, result, params, (budget, a) -> use.apply(budget, Regex.compile(a.text(0)), a));
    }

    private static Slice split(Budget budget, Regex regex, String s, long count) {
        if (count == 0) {
            return Slice.nil(STRING);
        }
        if (!regex.source().isEmpty() && s.isEmpty()) {
            return Slice.of(STRING, "");
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        int end = 0;
        for (Regex.Match match : regex.all(budget, s, count)) {
            if (count > 0 && parts.size() == count - 1) {
                break;
            }
            end = match.start();
            if (match.end() != 0) {
                parts.add(s.substring(from, end));
            }
            from = match.end();
        }
        if (end != s.length()) {
            parts.add(s.substring(from));
        }
        return Slice.strings(parts);
    }

    private static String quoteMeta(String s) {
        StringBuilder out = new StringBuilder(s.length() + 8);
        for (int i = 0; i < s.length(); i++) {
            if ("\\.+*?()|[]{}^$".indexOf(s.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(s.charAt(i));
        }
        return GoString.canonical(out);
    }
}
