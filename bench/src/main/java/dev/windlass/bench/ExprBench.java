package dev.windlass.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the expression engine, and the original beside it, and prints both with their ratio. */
public final class ExprBench {
    private ExprBench() {}

    /**
     * Runs everything.
     *
     * @param args the folder of the Go module, {@code bench/go} by default, and what to measure: {@code run}, {@code compile} or
     *     {@code eval}; all three by default
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        Map<String, Double> ours = ours(args.length > 1 ? args[1] : "");
        Path module = Path.of(args.length > 0 ? args[0] : "bench/go");
        boolean compares = GoOriginal.isAvailable() && Files.isDirectory(module);
        print(ours, compares ? GoOriginal.results(module) : Map.of());
    }

    private static Map<String, Double> ours(String kind) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ExprBenchmark.class.getName() + "\\." + kind)
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(4)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        Map<String, Double> nanos = new HashMap<>();
        for (RunResult result : results) {
            String measured = result.getPrimaryResult().getLabel();
            nanos.put(
                    kind + "/" + result.getParams().getParam("name"),
                    result.getPrimaryResult().getScore());
        }
        return nanos;
    }

    private static void print(Map<String, Double> ours, Map<String, Double> original) {
        System.out.printf("%-10s %-10s %12s %12s %8s%n", "", "", "ours ns", "Go ns", "ratio");
        for (String kind : List.of("run", "compile", "eval")) {
            for (String name : Selectors.SOURCES.keySet()) {
                String key = kind + "/" + name;
                double own = ours.getOrDefault(key, Double.NaN);
                Double other = original.get(key);
                System.out.printf(
                        "%-10s %-10s %12.0f %12s %8s%n",
                        kind,
                        name,
                        own,
                        other == null ? "-" : "%.0f".formatted(other),
                        other == null ? "-" : "%.2f".formatted(own / other));
            }
        }
    }
}
