package dev.windlass.expr.eval;

import dev.windlass.expr.eval.Frame.Scope;
import org.jspecify.annotations.Nullable;

/** The loops that give a bool or a number of matches. */
final class Tests {
    private Tests() {}

    /** {@code all}, {@code none} and {@code any}. */
    static final class Quantifier extends Loop {
        private final boolean stopAt;
        private final boolean whenStopped;

        /**
         * @param stopAt the predicate's value that decides
         * @param whenStopped the result then; without any such element it is the opposite
         */
        Quantifier(int position, Code collection, Code predicate, boolean stopAt, boolean whenStopped) {
            super(position, collection, predicate);
            this.stopAt = stopAt;
            this.whenStopped = whenStopped;
        }

        @Override
        Object run(Frame frame, Scope scope) {
            for (; scope.index < scope.length; scope.index++) {
                if (test(frame, scope) == stopAt) {
                    return whenStopped;
                }
            }
            return !whenStopped;
        }
    }

    /** {@code count}, with or without an end at so many matches. */
    static final class Count extends Loop {
        private final long threshold;

        /**
         * @param threshold 0: none
         */
        Count(int position, Code collection, @Nullable Code predicate, long threshold) {
            super(position, collection, predicate);
            this.threshold = threshold;
        }

        @Override
        Object run(Frame frame, Scope scope) {
            long count = 0;
            for (; scope.index < scope.length; scope.index++) {
                if (test(frame, scope) && ++count == threshold) {
                    break;
                }
            }
            return count;
        }
    }

    /** {@code one}. */
    static final class One extends Loop {
        One(int position, Code collection, Code predicate) {
            super(position, collection, predicate);
        }

        @Override
        Object run(Frame frame, Scope scope) {
            long count = 0;
            for (; scope.index < scope.length; scope.index++) {
                if (test(frame, scope)) {
                    count++;
                }
            }
            return count == 1;
        }
    }
}
