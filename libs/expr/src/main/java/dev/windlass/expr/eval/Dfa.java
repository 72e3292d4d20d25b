package dev.windlass.expr.eval;

import dev.windlass.expr.eval.Nfa.Action;
import dev.windlass.expr.eval.Nfa.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A deterministic automaton that finds out whether an expression matches anywhere in a text: one step for each character. */
final class Dfa {
    private static final int MOST_STATES = 500;
    private static final int ASCII = 128;

    private final char[] classStarts;
    private final byte[] asciiClasses;
    private final int classes;
    private final int[] next;
    private final boolean[] matches;
    private final boolean[] matchesAtEnd;
    private final boolean[] dead;

    private Dfa(char[] classStarts, List<int[]> rows, List<Boolean> matches, List<Boolean> atEnd, List<Boolean> dead) {
        this.classStarts = classStarts;
        this.classes = classStarts.length;
        this.asciiClasses = new byte[ASCII];
        for (int c = 0; c < ASCII; c++) {
            asciiClasses[c] = (byte) classOf((char) c);
        }
        this.next = new int[rows.size() * classes];
        this.matches = new boolean[rows.size()];
        this.matchesAtEnd = new boolean[rows.size()];
        this.dead = new boolean[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, next, i * classes, classes);
            this.matches[i] = matches.get(i);
            this.matchesAtEnd[i] = atEnd.get(i);
            this.dead[i] = dead.get(i);
        }
    }

    /** The automaton of an expression; null if there is none, or a large one only. */
    static @Nullable Dfa of(String pattern) {
        try {
            return new Builder(NfaBuilder.build(pattern)).build();
        } catch (NfaBuilder.Unsupported e) {
            return null;
        }
    }

    /** Whether it matches; null if the text has characters beyond the basic plane, or invalid ones. */
    @Nullable Boolean find(String text) {
        int state = 0;
        if (matches[0]) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int index = c < ASCII ? asciiClasses[c] : classOf(c);
            if (Character.isSurrogate(c)) {
                return null;
            }
            state = next[state * classes + index];
            if (matches[state]) {
                return true;
            }
            if (dead[state]) {
                return false;
            }
        }
        return matchesAtEnd[state];
    }

    private int classOf(char c) {
        int index = Arrays.binarySearch(classStarts, c);
        return index >= 0 ? index : -index - 2;
    }

    /** Makes the automaton by following sets of states. */
    private static final class Builder {
        private final Nfa nfa;
        private final int start;
        private final char[] classStarts;
        private final Map<BitSet, Integer> known = new HashMap<>();
        private final List<BitSet> sets = new ArrayList<>();
        private final List<Boolean> matches = new ArrayList<>();
        private final List<Boolean> matchesAtEnd = new ArrayList<>();
        private final List<Boolean> dead = new ArrayList<>();

        Builder(Nfa nfa) {
            this.nfa = nfa;
            this.start = nfa.size() - 1;
            TreeSet<Integer> starts = new TreeSet<>(List.of(0));
            for (int i = 0; i < nfa.size(); i++) {
                CharRanges set = nfa.get(i).set;
                if (set != null) {
                    set.ranges().forEach(range -> {
                        starts.add(range[0]);
                        if (range[1] < Character.MAX_VALUE) {
                            starts.add(range[1] + 1);
                        }
                    });
                }
            }
            this.classStarts = new char[starts.size()];
            int i = 0;
            for (int each : starts) {
                classStarts[i++] = (char) each;
            }
        }

        @Nullable Dfa build() {
            if (classStarts.length > Byte.MAX_VALUE) {
                return null;
            }
            BitSet initial = new BitSet();
            nfa.close(start, true, false, initial);
            add(initial, true);
            List<int[]> rows = new ArrayList<>();
            for (int i = 0; i < sets.size(); i++) {
                if (sets.size() > MOST_STATES) {
                    return null;
                }
                int[] row = new int[classStarts.length];
                for (int c = 0; c < row.length; c++) {
                    row[c] = add(step(sets.get(i), classStarts[c]), false);
                }
                rows.add(row);
            }
            return new Dfa(classStarts, rows, matches, matchesAtEnd, dead);
        }

        private BitSet step(BitSet from, char c) {
            BitSet to = new BitSet();
            nfa.close(start, false, false, to);
            for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
                State state = nfa.get(i);
                if (state.set != null && state.set.contains(c)) {
                    nfa.close(state.first, false, false, to);
                }
            }
            return to;
        }

        private int add(BitSet set, boolean atBegin) {
            Integer index = known.get(set);
            if (index != null && !atBegin) {
                return index;
            }
            int added = sets.size();
            if (!atBegin) {
                known.put(set, added);
            }
            sets.add(set);
            matches.add(has(set, Action.MATCH));
            BitSet ended = new BitSet();
            for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
                nfa.close(i, atBegin, true, ended);
            }
            matchesAtEnd.add(has(ended, Action.MATCH));
            dead.add(!has(set, Action.READ) && !has(set, Action.END) && !has(set, Action.MATCH));
            return added;
        }

        private boolean has(BitSet set, Action action) {
            return set.stream().anyMatch(i -> nfa.get(i).action == action);
        }
    }
}
