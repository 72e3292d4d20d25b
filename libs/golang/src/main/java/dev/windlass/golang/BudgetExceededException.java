package dev.windlass.golang;

/** An evaluation would have allocated more than its {@link Budget}; no function may swallow it. */
public final class BudgetExceededException extends RuntimeException {
    private final long limit;

    public BudgetExceededException(long limit) {
        super("memory budget exceeded", null, false, false);
        this.limit = limit;
    }

    /** The whole budget in the units of {@link Budget}. */
    public long limit() {
        return limit;
    }
}
