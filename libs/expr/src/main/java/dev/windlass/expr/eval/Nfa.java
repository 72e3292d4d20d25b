package dev.windlass.expr.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A nondeterministic automaton: a state reads a character of a set, splits in two, asserts an end of the text, or matches. */
final class Nfa {
    private static final int MOST_STATES = 256;

    /** What a state does. */
    enum Action {
        READ,
        SPLIT,
        BEGIN,
        END,
        MATCH
    }

    /** A state; which of its successors count depends on its action. */
    static final class State {
        final Action action;
        final @Nullable CharRanges set;
        int first;
        int second;

        State(Action action, @Nullable CharRanges set) {
            this.action = action;
            this.set = set;
        }
    }

    private final List<State> states = new ArrayList<>();

    /** Adds a state; the index of it. */
    int add(Action action, @Nullable CharRanges set, int first, int second) {
        State state = new State(action, set);
        state.first = first;
        state.second = second;
        states.add(state);
        return states.size() - 1;
    }

    boolean isTooLarge() {
        return states.size() > MOST_STATES;
    }

    State get(int index) {
        return states.get(index);
    }

    int size() {
        return states.size();
    }

    /** Adds a state and all that it leads to without reading; assertions hold as given. */
    void close(int start, boolean atBegin, boolean atEnd, BitSet into) {
        if (into.get(start)) {
            return;
        }
        into.set(start);
        State state = states.get(start);
        switch (state.action) {
            case SPLIT -> {
                close(state.first, atBegin, atEnd, into);
                close(state.second, atBegin, atEnd, into);
            }
            case BEGIN -> closeIf(atBegin, state, atBegin, atEnd, into);
            case END -> closeIf(atEnd, state, atBegin, atEnd, into);
            case READ, MATCH -> {
                // leads nowhere by itself
            }
        }
    }

    private void closeIf(boolean holds, State state, boolean atBegin, boolean atEnd, BitSet into) {
        if (holds) {
            close(state.first, atBegin, atEnd, into);
        }
    }
}
