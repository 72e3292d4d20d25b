package dev.windlass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the benchmarks of the original, where there is a Go toolchain. */
final class GoOriginal {
    private static final Pattern RESULT =
            Pattern.compile("BenchmarkExpr/(\\w+/\\w+?)(?:-\\d+)?\\s+\\d+\\s+([\\d.]+) ns/op.*");

    private GoOriginal() {}

    static boolean isAvailable() {
        for (String folder : String.valueOf(System.getenv("PATH")).split(":")) {
            if (Files.isExecutable(Path.of(folder, "go"))) {
                return true;
            }
        }
        return false;
    }

    /** Nanoseconds by {@code kind/name}. */
    static Map<String, Double> results(Path module) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("go", "test", "-bench", "Expr", "-benchtime", "0.5s", ".")
                .directory(module.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> results = new HashMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher result = RESULT.matcher(line);
                if (result.matches()) {
                    results.put(result.group(1), Double.parseDouble(result.group(2)));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("the benchmarks of the original failed");
        }
        return results;
    }
}
