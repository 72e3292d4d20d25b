package dev.windlass.gotemplate.sprig;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.windlass.golang.Budget;
import dev.windlass.golang.GoError;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A compiled regular expression with the searching rules of Go's package regexp, in linear time. */
final class Regex {
    /** The longest expression that is compiled; Go's own limit is on the compiled size. */
    static final int MAX_LENGTH = 10_000;

    private static final int CACHED = 256;
    private static final Type ERROR = GoError.errorType("*syntax.Error");
    private static final Map<String, Regex> CACHE = new ConcurrentHashMap<>();

    /** Where a match lies, in chars. */
    record Match(int start, int end) {}

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Compiles, or throws the error that Go's {@code regexp.Compile} returns. */
    static Regex compile(String source) {
        Regex known = CACHE.get(source);
        if (known != null) {
            return known;
        }
        if (source.length() > MAX_LENGTH || RepeatSize.of(source) > RepeatSize.MAX) {
            throw error("error parsing regexp: expression too large");
        }
        for (int i = 0; i < source.length(); i++) {
            if (GoString.isEscape(source, i)) {
                throw error("error parsing regexp: invalid UTF-8: `" + source.substring(i) + "`");
            }
        }
        try {
            Regex regex = new Regex(Pattern.compile(source));
            if (CACHE.size() >= CACHED) {
                CACHE.clear();
            }
            CACHE.put(source, regex);
            return regex;
        } catch (PatternSyntaxException e) {
            throw error(e.getMessage());
        }
    }

    private static GoException error(@Nullable String message) {
        String text = String.valueOf(message);
        // Go quotes the offending part even where it is empty.
        boolean bare = text.endsWith("trailing backslash at end of expression");
        return new GoException(new GoError(ERROR, bare ? text + ": ``" : text));
    }

    String source() {
        return pattern.pattern();
    }

    /** The leftmost match from a position on; null if there is none. */
    @Nullable Match find(String s, int from) {
        Matcher matcher = pattern.matcher(s);
        return matcher.find(from) ? new Match(matcher.start(), matcher.end()) : null;
    }

    /** At most so many matches, all for a negative count; an empty one right behind another does not count. */
    List<Match> all(Budget budget, String s, long count) {
        List<Match> matches = new ArrayList<>();
        Matcher matcher = pattern.matcher(s);
        int at = 0;
        int lastEnd = -1;
        while ((count < 0 || matches.size() < count) && at <= s.length() && matcher.find(at)) {
            Match match = new Match(matcher.start(), matcher.end());
            boolean empty = match.end() == at;
            if (!empty || match.start() != lastEnd) {
                budget.spend(Budget.SLOT);
                matches.add(match);
            }
            at = empty ? at + width(s, at) : match.end();
            lastEnd = match.end();
        }
        return matches;
    }

    private static int width(String s, int at) {
        return at < s.length() && Character.isHighSurrogate(s.charAt(at)) ? 2 : 1;
    }

    String replaceAll(Budget budget, String s, String replacement, boolean expanding) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = pattern.matcher(s);
        int lastEnd = 0;
        int at = 0;
        while (at <= s.length() && matcher.find(at)) {
            int start = matcher.start();
            int end = matcher.end();
            out.append(s, lastEnd, start);
            if (end > lastEnd || start == 0) {
                int before = out.length();
                if (expanding) {
                    new Expansion(pattern, matcher, replacement).appendTo(out);
                } else {
                    out.append(replacement);
                }
                budget.spend(out.length() - before + 1L);
            }
            lastEnd = end;
            at = Math.max(at + width(s, at), end);
        }
        return GoString.canonical(out.append(s, lastEnd, s.length()));
    }
}
