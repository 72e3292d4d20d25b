package dev.windlass.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/** {@code ./windlass bench template}: the template engine, and the original beside it. */
public final class TemplateBench {
    private TemplateBench() {}

    /**
     * Measures and prints a table.
     *
     * @param args the folder of the Go module (without it, the original is left out), and what to measure: {@code execute} or
     *     {@code parse}; both by default
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        BesideGo.measure(TemplateBenchmark.class, args);
    }
}
