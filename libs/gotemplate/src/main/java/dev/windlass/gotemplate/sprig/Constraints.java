package dev.windlass.gotemplate.sprig;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.windlass.golang.GoException;
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

    /** Group of the second version of a range. */
    private static final int RANGE_END = 11;

    static Constraints parse(String text) throws GoException {
        List<List<Constraint>> alternatives = new ArrayList<>();
        for (String alternative : withoutRanges(text).split("\\|\\|", -1)) {
            if (!VALID.matcher(alternative).find()) {
                throw new GoException("improper constraint: " + alternative);
            }
            List<Constraint> conditions = new ArrayList<>();
            for (Regex.Match match : matches(alternative)) {
                conditions.add(condition(alternative.substring(match.start(), match.end())));
            }
            if (conditions.isEmpty()) {
                conditions.add(condition(alternative));
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

    private static Constraint condition(String text) {
        Matcher m = ONE.matcher(text);
        if (!m.find()) {
            throw new GoException("improper constraint: " + text);
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
            return new Constraint(m.group(1), Version.parse(version), anyMajor, anyMinor, anyPatch);
        } catch (GoException e) {
            throw new GoException("constraint Parser Error");
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
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(one -> one.allows(version)));
    }
}
