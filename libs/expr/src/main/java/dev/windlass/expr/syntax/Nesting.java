package dev.windlass.expr.syntax;

/** Counts how deep a recursion is, so that it ends before the thread's stack does. */
public final class Nesting {
    /** An expression is nested deeper than allowed. */
    public static final class TooDeep extends RuntimeException {
        TooDeep() {
            super("nested too deeply", null, false, false);
        }
    }

    private final int limit;
    private int depth;
    private int deepest;

    public Nesting(int limit) {
        this.limit = limit;
    }

    public void enter() throws TooDeep {
        if (++depth > limit) {
            throw new TooDeep();
        }
        deepest = Math.max(deepest, depth);
    }

    public void leave() {
        depth--;
    }

    /** The deepest it ever was. */
    public int deepest() {
        return deepest;
    }
}
