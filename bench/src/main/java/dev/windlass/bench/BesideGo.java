package dev.windlass.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures a JMH benchmark and the Go original on the same machine, one after the other, and prints both with their ratio. */
final class BesideGo {
    private BesideGo() {}

    /**
     * Measures every method (a kind: {@code run}, {@code compile}) with every value of the parameter {@code name}.
     *
     * @param benchmark the JMH class
     * @param args the folder of the Go module, and the one kind to measure; without the second all kinds
     */
    static void measure(Class<?> benchmark, String[] args) throws RunnerException, IOException, InterruptedException {
        String kind = args.length > 1 ? args[1] : "";
        Map<String, Double> original = args.length > 0 ? GoOriginal.results(Path.of(args[0]), kind) : Map.of();
        print(ours(benchmark, kind), original);
    }

    private static Map<String, Double> ours(Class<?> benchmark, String kind) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + kind)
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(4)
                        .measurementTime(TimeValue.milliseconds(250))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, Double> nanos = new LinkedHashMap<>();
        for (RunResult result : results) {
            String measured = result.getPrimaryResult().getLabel();
            String name = result.getParams().getParam("name");
            nanos.put(measured + "/" + name, result.getPrimaryResult().getScore());
        }
        return nanos;
    }

    private static void print(Map<String, Double> ours, Map<String, Double> original) {
        System.out.printf(Locale.ROOT, "%-20s %12s %12s %8s%n", "", "ours ns", "Go ns", "ratio");
        ours.forEach((line, nanos) -> {
            Double go = original.get(line);
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %12.0f %12s %8s%n",
                    line,
                    nanos,
                    go == null ? "-" : String.format(Locale.ROOT, "%.0f", go),
                    go == null ? "-" : String.format(Locale.ROOT, "%.2f", nanos / go));
        });
    }
}
