package dev.windlass.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/** {@code ./windlass bench expr}: the expression engine, and the original beside it. */
public final class ExprBench {
    private ExprBench() {}

    /**
     * Measures and prints a table.
     *
     * @param args the folder of the Go module (without it, the original is left out), and what to measure: {@code run},
     *     {@code compile} or {@code eval}; all three by default
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        BesideGo.measure(ExprBenchmark.class, args);
    }
}
