package dev.windlass.expr.eval;

import java.util.ArrayList;
import java.util.List;

/** A set of characters of the basic plane as sorted ranges, both ends included. */
record CharRanges(List<int[]> ranges) {
    private static final int LAST = 0xFFFF;
    static final CharRanges DIGIT = of('0', '9');
    static final CharRanges WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final CharRanges SPACE = of('\t', '\n', '\f', '\r', ' ', ' ');
    static final CharRanges NO_NEWLINE = of('\n', '\n').negated();

    static CharRanges of(int... bounds) {
        List<int[]> ranges = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new int[] {bounds[i], bounds[i + 1]});
        }
        return new CharRanges(ranges);
    }

    static CharRanges union(List<CharRanges> sets) {
        List<int[]> all = new ArrayList<>();
        sets.forEach(set -> all.addAll(set.ranges));
        all.sort((a, b) -> Integer.compare(a[0], b[0]));
        return new CharRanges(all);
    }

    CharRanges negated() {
        List<int[]> others = new ArrayList<>();
        int from = 0;
        for (int[] range : ranges) {
            if (range[0] > from) {
                others.add(new int[] {from, range[0] - 1});
            }
            from = Math.max(from, range[1] + 1);
        }
        if (from <= LAST) {
            others.add(new int[] {from, LAST});
        }
        return new CharRanges(others);
    }

    boolean contains(int c) {
        for (int[] range : ranges) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
