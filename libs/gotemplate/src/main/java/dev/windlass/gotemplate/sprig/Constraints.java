package dev.windlass.gotemplate.sprig;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints on versions such as {@code >=1.2, <2 || ~3.1}: alternatives of conditions that all have to hold. */
record Constraints(List<List<Constraint>> alternatives) {
    private static final String OPERATORS = "=||!=|>|<|>=|=>|<=|=<|~|~>|\\^";
    private static final String VERSION = "v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?"
            + "(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?";
    private static final Pattern ONE = Pattern.compile("^\\s*(" + OPERATORS + ")\\s*(" + VERSION + ")\\s*$");
    private static final Pattern RANGE = Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");
    private static final Pattern EACH = Pattern.compile("(" + OPERATORS + ")\\s*(" + VERSION + ")");
    private static final Pattern VALID = Pattern.compile("^(\\s*(" + OPERATORS + ")\\s*(" + VERSION
            + ")\\s*)((?:\\s+|,\\s*)(" + OPERATORS + ")\\s*(" + VERSION + ")\\s*)*$");

    private static final int MOST_BYTES = 512;
    private static final int MOST_ALTERNATIVES = 32;

    /** Group of the second version of a range. */
    private static final int RANGE_END = 11;

    static Constraints parse(String text, Libraries libraries) throws GoException {
        boolean recent = libraries == Libraries.RECENT;
        if (recent && GoString.length(text) > MOST_BYTES) {
            throw new GoException("constraint string is too long (max " + MOST_BYTES + " bytes)");
        }
        List<List<Constraint>> alternatives = new ArrayList<>();
        String[] parts = withoutRanges(text).split("\\|\\|", -1);
        if (recent && parts.length > MOST_ALTERNATIVES) {
            throw new GoException("too many constraint groups (max " + MOST_ALTERNATIVES + ")");
        }
        for (String alternative : parts) {
            if (!VALID.matcher(alternative).find()) {
                throw improper(alternative, libraries);
            }
            List<Constraint> conditions = new ArrayList<>();
            for (Regex.Match match : matches(alternative)) {
                conditions.add(condition(alternative.substring(match.start(), match.end()), libraries));
            }
            if (conditions.isEmpty()) {
                conditions.add(condition(alternative, libraries));
            }
            alternatives.add(conditions);
        }
        return new Constraints(alternatives);
    }

    private static List<Regex.Match> matches(String text) {
        List<Regex.Match> matches = new ArrayList<>();
        Matcher m = EACH.matcher(text);
        while (m.find()) {
            matches.add(new Regex.Match(m.start(), m.end()));
        }
        return matches;
    }

    /** Writes {@code 1.2 - 3} as the two conditions it means. */
    private static String withoutRanges(String text) {
        String result = text;
        Matcher m = RANGE.matcher(text);
        while (m.find()) {
            String conditions = ">= " + m.group(1) + ", <= " + m.group(RANGE_END) + " ";
            int at = result.indexOf(m.group());
            result = result.substring(0, at)
                    + conditions
                    + result.substring(at + m.group().length());
        }
        return result;
    }

    private static GoException improper(String constraint, Libraries libraries) {
        boolean recent = libraries == Libraries.RECENT;
        return new GoException("improper constraint: " + (recent ? Quote.quote(constraint) : constraint));
    }

    private static Constraint condition(String text, Libraries libraries) {
        Matcher m = ONE.matcher(text);
        if (!m.find()) {
            throw improper(text, libraries);
        }
        String prerelease = m.group(6) == null ? "" : m.group(6);
        String version = m.group(2);
        boolean anyMajor = isOpen(m.group(3));
        boolean anyMinor = !anyMajor && isOpen(m.group(4));
        boolean anyPatch = !anyMajor && !anyMinor && isOpen(m.group(5));
        if (anyMajor) {
            version = "0.0.0" + prerelease;
        } else if (anyMinor) {
            version = m.group(3) + ".0.0" + prerelease;
        } else if (anyPatch) {
            version = m.group(3) + m.group(4) + ".0" + prerelease;
        }
        try {
            return new Constraint(m.group(1), Version.parse(version, libraries), anyMajor, anyMinor, anyPatch);
        } catch (GoException e) {
            throw new GoException(libraries.words("constraint Parser Error"));
        }
    }

    private static boolean isOpen(@Nullable String segment) {
        if (segment == null) {
            return true;
        }
        String digits = segment.startsWith(".") ? segment.substring(1) : segment;
        return digits.isEmpty() || digits.equals("x") || digits.equals("X") || digits.equals("*");
    }

    boolean allow(Version version) {
        return alternatives.stream().anyMatch(all -> allow(all, version));
    }

    /** One condition that names a pre-release lets them in by itself, or since v3.4 by all that hold together. */
    private static boolean allow(List<Constraint> all, Version version) {
        boolean together =
                version.libraries() == Libraries.RECENT && all.stream().anyMatch(Constraint::isPrerelease);
        return all.stream().allMatch(one -> one.allows(version, together || one.isPrerelease()));
    }
}
