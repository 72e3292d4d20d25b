package dev.windlass.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@code ./windlass bench template}: the Go original and this engine, one after the other on the same machine. */
public final class TemplateBench {
    private static final Pattern RESULT =
            Pattern.compile("BenchmarkTemplate/(\\w+)(?:-\\d+)?\\s+\\d+\\s+([\\d.]+) ns/op.*");

    private TemplateBench() {}

    /**
     * Measures and prints a table.
     *
     * @param args the folder of the Go module; without it, or without Go, the original is left out
     */
    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        Map<String, Double> original = args.length == 0 ? Map.of() : measureGo(Path.of(args[0]));
        Map<String, Double> here = measureHere();
        System.out.printf(Locale.ROOT, "%n%-8s %12s %12s %8s%n", "template", "Go ns/op", "here ns/op", "ratio");
        here.forEach((name, nanos) -> {
            Double go = original.get(name);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %12s %12.0f %8s%n",
                    name,
                    go == null ? "-" : String.format(Locale.ROOT, "%.0f", go),
                    nanos,
                    go == null ? "-" : String.format(Locale.ROOT, "%.2f", nanos / go));
        });
    }

    private static Map<String, Double> measureGo(Path module) throws IOException, InterruptedException {
        Map<String, Double> results = new TreeMap<>();
        if (!isGoInstalled()) {
            System.err.println("Go is not on the path: measuring without the original.");
            return results;
        }
        Process go = new ProcessBuilder("go", "test", "-run", "^$", "-bench", "Template", "-benchtime", "2s")
                .directory(module.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(output);
        if (go.waitFor() != 0) {
            System.err.println("The Go benchmark failed: measuring without the original.");
        }
        output.lines().map(RESULT::matcher).filter(Matcher::matches).forEach(it -> {
            results.put(it.group(1), Double.valueOf(it.group(2)));
        });
        return results;
    }

    private static boolean isGoInstalled() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, "go"))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Double> measureHere() throws RunnerException {
        var options =
                new OptionsBuilder().include(TemplateBenchmark.class.getName()).build();
        Map<String, Double> results = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            results.put(
                    result.getParams().getParam("name"),
                    result.getPrimaryResult().getScore());
        }
        return results;
    }
}
