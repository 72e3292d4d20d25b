package dev.windlass.expr.syntax;

/** What is wrong with a source text and where; internal to the engine, which turns it into its documented exception. */
public final class Fault extends RuntimeException {
    /** The position of a fault that has none and is shown without a snippet. */
    public static final int NOWHERE = -1;

    private final int position;

    /**
     * A fault at a place.
     *
     * @param position in code points from the source's start, or {@link #NOWHERE}
     */
    public Fault(String message, int position) {
        super(message, null, false, false);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
