package dev.windlass.gotemplate;

import java.time.Duration;

/**
 * What one execution may use before it fails with a {@link TemplateExecutionException}.
 *
 * @param maxOutput UTF-16 code units that it may write
 * @param maxMemory units of {@link dev.windlass.golang.Budget}, about bytes, that its functions may allocate in all
 * @param maxSteps actions, iterations and calls
 * @param maxDepth control structures, parentheses and templates within one another
 * @param maxTime time from its start; looked at now and then, so that it may be overrun by one function call
 */
public record Limits(int maxOutput, long maxMemory, long maxSteps, int maxDepth, Duration maxTime) {
    /** 4 Mi code units of output, 16 MiB, a million steps, depth 10,000, ten seconds. */
    public static final Limits DEFAULT = new Limits(4 << 20, 16L << 20, 1_000_000, 10_000, Duration.ofSeconds(10));

    public Limits {
        if (maxOutput <= 0 || maxMemory <= 0 || maxSteps <= 0 || maxDepth <= 0) {
            throw new IllegalArgumentException("a template limit is not positive");
        }
        if (maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException("maxTime is not positive");
        }
    }
}
