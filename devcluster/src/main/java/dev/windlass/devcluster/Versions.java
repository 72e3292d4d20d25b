package dev.windlass.devcluster;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of API versions: stable before beta before alpha, newer before older, anything else last. */
final class Versions {
    private static final Pattern FORM = Pattern.compile("v([1-9][0-9]{0,8})(?:(alpha|beta)([1-9][0-9]{0,8}))?");

    static final Comparator<String> ORDER =
            Comparator.comparing(Versions::parse).thenComparing(Comparator.naturalOrder());

    private Versions() {}

    private static Rank parse(String version) {
        Matcher form = FORM.matcher(version);
        if (!form.matches()) {
            return new Rank(3, 0, 0);
        }
        int major = Integer.parseInt(form.group(1));
        String stage = form.group(2);
        if (stage == null) {
            return new Rank(0, major, 0);
        }
        return new Rank(stage.equals("beta") ? 1 : 2, major, Integer.parseInt(form.group(3)));
    }

    private record Rank(int stage, int major, int minor) implements Comparable<Rank> {
        @Override
        public int compareTo(Rank other) {
            int byStage = Integer.compare(stage, other.stage);
            int byMajor = byStage != 0 ? byStage : Integer.compare(other.major, major);
            return byMajor != 0 ? byMajor : Integer.compare(other.minor, minor);
        }
    }
}
