package dev.windlass.expr;

/**
 * What an expression may cost. Whoever reaches a limit gets one of the engine's two exceptions.
 *
 * @param sourceLength UTF-16 units of the source text
 * @param nesting how deep parentheses, operands, members and blocks may be nested
 * @param nodes nodes of the syntax tree; the original's own limit
 * @param memory the original's memory budget: elements of the ranges, arrays and maps, and bytes of the repetitions, that one
 *     run makes
 * @param bytes bytes of the texts that one run makes, and of everything made by functions of the environment
 * @param steps evaluations of predicates, and comparisons and copies of elements, in one run
 */
public record Limits(int sourceLength, int nesting, int nodes, long memory, long bytes, long steps) {
    public static final Limits DEFAULT = new Limits(65_536, 5_000, 10_000, 1_000_000, 64L << 20, 5_000_000);

    public Limits {
        if (sourceLength < 1 || nesting < 1 || nodes < 1 || memory < 1 || bytes < 1 || steps < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
    }
}
