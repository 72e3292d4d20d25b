package dev.windlass.expr.eval;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoPanic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of one run. */
public final class Frame {
    /** The elements a predicate goes through, and how far it is. */
    static final class Scope {
        final List<?> items;
        final int length;
        int index;

        @Nullable Object acc;

        Scope(List<?> items) {
            this.items = items;
            this.length = items.size();
        }

        @Nullable Object item() {
            return items.get(index);
        }
    }

    private static final int FREE_LENGTH = 64;
    private static final @Nullable Object[] NO_VARIABLES = {};

    final @Nullable Map<String, ?> environment;
    final @Nullable Object[] variables;
    final Budget budget;
    private final long memoryLimit;

    /** Where the operation that runs now is in the source. */
    int position;

    @Nullable Scope scope;

    private long memory;
    private long stepsLeft;
    private @Nullable List<@Nullable Object> leftovers;

    /**
     * The state before a run.
     *
     * @param variables how many the program declares
     */
    public Frame(
            @Nullable Map<String, ?> environment, int variables, long memoryLimit, long byteLimit, long stepLimit) {
        this.environment = environment;
        this.variables = variables == 0 ? NO_VARIABLES : new Object[variables];
        this.memoryLimit = memoryLimit;
        this.budget = Budget.of(byteLimit);
        this.stepsLeft = stepLimit;
    }

    /** Where the operation that failed is in the source. */
    public int position() {
        return position;
    }

    /** Takes from the original's memory budget. */
    void grow(long size) {
        memory += size;
        if (memory >= memoryLimit || memory < 0) {
            throw new GoPanic("memory budget exceeded");
        }
    }

    void step() {
        steps(1);
    }

    void steps(long count) {
        stepsLeft -= count;
        if (stepsLeft < 0) {
            throw new GoPanic("step budget exceeded");
        }
    }

    /** Pays for looking through a long string. */
    void look(@Nullable Object value) {
        if (value instanceof String text && text.length() > FREE_LENGTH) {
            steps(text.length() >> 6);
        }
    }

    /** The innermost predicate's scope; the checker saw to it that there is one. */
    Scope scope() {
        if (scope == null) {
            throw new IllegalStateException("no predicate here");
        }
        return scope;
    }

    /** The values that the original's stack would still hold below the last result; see {@link Stacked}. */
    List<@Nullable Object> leftovers() {
        if (leftovers == null) {
            leftovers = new ArrayList<>();
        }
        return leftovers;
    }
}
