package dev.windlass.expr.eval;

import dev.windlass.expr.eval.Nfa.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the automaton of a regular expression that is made of literals, classes, groups, alternatives, {@code * + ?} and the
 * anchors {@code ^ $}. Others are {@link Unsupported} here; they are matched by re2j, which has accepted the expression before.
 */
final class NfaBuilder {
    /** The expression has something that this does not know. */
    static final class Unsupported extends Exception {
        Unsupported() {
            super("unsupported", null, false, false);
        }
    }

    private static final int DEEPEST = 50;
    private static final String SPECIAL = "*+?{}[]|()^$.\\";

    /** A part of the automaton with open ends: each is a state and whether its second successor is open. */
    private record Part(int start, List<int[]> open) {}

    private final String pattern;
    private final Nfa nfa = new Nfa();
    private int at;
    private int depth;

    private NfaBuilder(String pattern) {
        this.pattern = pattern;
    }

    /** The automaton's start is its last state. */
    static Nfa build(String pattern) throws Unsupported {
        NfaBuilder builder = new NfaBuilder(pattern);
        Part whole = builder.alternatives();
        if (builder.at < pattern.length()) {
            throw new Unsupported();
        }
        builder.close(whole, builder.nfa.add(Action.MATCH, null, 0, 0));
        int start = whole.start;
        builder.nfa.add(Action.SPLIT, null, start, start);
        return builder.nfa;
    }

    private void close(Part part, int target) {
        for (int[] open : part.open) {
            if (open[1] == 0) {
                nfa.get(open[0]).first = target;
            } else {
                nfa.get(open[0]).second = target;
            }
        }
    }

    private int peek() {
        return at < pattern.length() ? pattern.charAt(at) : -1;
    }

    private Part alternatives() throws Unsupported {
        if (++depth > DEEPEST || nfa.isTooLarge()) {
            throw new Unsupported();
        }
        Part part = sequence();
        while (peek() == '|') {
            at++;
            Part other = sequence();
            List<int[]> open = new ArrayList<>(part.open);
            open.addAll(other.open);
            part = new Part(nfa.add(Action.SPLIT, null, part.start, other.start), open);
        }
        depth--;
        return part;
    }

    private Part sequence() throws Unsupported {
        Part whole = null;
        while (peek() != -1 && peek() != '|' && peek() != ')') {
            Part next = repeated();
            if (whole == null) {
                whole = next;
            } else {
                close(whole, next.start);
                whole = new Part(whole.start, next.open);
            }
        }
        return whole == null ? empty() : whole;
    }

    private Part empty() {
        int state = nfa.add(Action.SPLIT, null, 0, 0);
        return new Part(state, List.of(new int[] {state, 0}, new int[] {state, 1}));
    }

    private Part repeated() throws Unsupported {
        Part part = single();
        int operator = peek();
        if (operator != '*' && operator != '+' && operator != '?') {
            return part;
        }
        at++;
        if (peek() == '?') {
            at++; // which match is preferred does not matter here
        }
        if (peek() == '*' || peek() == '+' || peek() == '?' || nfa.isTooLarge()) {
            throw new Unsupported();
        }
        int split = nfa.add(Action.SPLIT, null, part.start, 0);
        List<int[]> open = new ArrayList<>();
        open.add(new int[] {split, 1});
        if (operator == '?') {
            open.addAll(part.open);
            return new Part(split, open);
        }
        close(part, split);
        return new Part(operator == '*' ? split : part.start, open);
    }

    private Part single() throws Unsupported {
        int c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '^' -> assertion(Action.BEGIN);
            case '$' -> assertion(Action.END);
            case '[' -> read(set());
            case '.' -> read(CharRanges.NO_NEWLINE);
            case '\\' -> read(escape());
            default -> {
                if (SPECIAL.indexOf(c) >= 0 || Character.isSurrogate((char) c)) {
                    throw new Unsupported();
                }
                yield read(CharRanges.of(c, c));
            }
        };
    }

    private Part group() throws Unsupported {
        if (peek() == '?') {
            if (!pattern.startsWith("?:", at)) {
                throw new Unsupported();
            }
            at += 2;
        }
        Part inner = alternatives();
        if (peek() != ')') {
            throw new Unsupported();
        }
        at++;
        return inner;
    }

    private Part assertion(Action action) {
        int state = nfa.add(action, null, 0, 0);
        return new Part(state, List.of(new int[] {state, 0}));
    }

    private Part read(@Nullable CharRanges set) {
        int state = nfa.add(Action.READ, set, 0, 0);
        return new Part(state, List.of(new int[] {state, 0}));
    }

    private CharRanges escape() throws Unsupported {
        int c = peek();
        at++;
        return switch (c) {
            case 'd' -> CharRanges.DIGIT;
            case 'D' -> CharRanges.DIGIT.negated();
            case 'w' -> CharRanges.WORD;
            case 'W' -> CharRanges.WORD.negated();
            case 's' -> CharRanges.SPACE;
            case 'S' -> CharRanges.SPACE.negated();
            case 'n' -> CharRanges.of('\n', '\n');
            case 't' -> CharRanges.of('\t', '\t');
            case 'r' -> CharRanges.of('\r', '\r');
            default -> {
                if (c < '!' || c > '~' || Character.isLetterOrDigit(c)) {
                    throw new Unsupported();
                }
                yield CharRanges.of(c, c);
            }
        };
    }

    private CharRanges set() throws Unsupported {
        boolean negated = peek() == '^';
        if (negated) {
            at++;
        }
        List<CharRanges> parts = new ArrayList<>();
        boolean first = true;
        while (first || peek() != ']') {
            first = false;
            int c = peek();
            if (c == -1 || c == '[' || Character.isSurrogate((char) c)) {
                throw new Unsupported();
            }
            at++;
            if (c == '\\') {
                parts.add(escape());
            } else if (peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
                at++;
                int last = peek();
                if (last == '\\' || last == '[' || last < c || Character.isSurrogate((char) last)) {
                    throw new Unsupported();
                }
                at++;
                parts.add(CharRanges.of(c, last));
            } else {
                parts.add(CharRanges.of(c, c));
            }
        }
        at++;
        CharRanges all = CharRanges.union(parts);
        return negated ? all.negated() : all;
    }
}
