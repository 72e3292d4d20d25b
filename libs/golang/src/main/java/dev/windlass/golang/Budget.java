package dev.windlass.golang;

/**
 * What one evaluation may still allocate. Whatever can grow beyond its input spends before it allocates.
 *
 * <p>The unit is about one byte: a string costs its length, a slot of a list or map {@link #SLOT}.
 */
@FunctionalInterface
public interface Budget {
    /** What one element of a list or map costs. */
    int SLOT = 16;

    /** Never runs out: for input of the product's own. */
    Budget UNLIMITED = amount -> {};

    /** Takes the amount off, or throws if less is left; the amount is never negative. */
    void spend(long amount) throws BudgetExceededException;

    /** Spends {@code count} times {@code each}, safe against overflow; a negative count costs nothing. */
    default void spend(long count, long each) throws BudgetExceededException {
        if (count > 0) {
            spend(count > Long.MAX_VALUE / Math.max(1, each) ? Long.MAX_VALUE : count * each);
        }
    }

    /** A budget of so many units, for one thread. */
    static Budget of(long limit) {
        return new Budget() {
            private long left = limit;

            @Override
            public void spend(long amount) {
                if (amount > left) {
                    throw new BudgetExceededException(limit);
                }
                left -= amount;
            }
        };
    }
}
