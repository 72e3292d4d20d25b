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
            Pattern.compile("Benchmark\\w+/(\\w+/\\w+?)(?:-\\d+)?\\s+\\d+\\s+([\\d.]+) ns/op.*");

    private GoOriginal() {}

    /**
     * Nanoseconds by {@code kind/name}; nothing where there is no Go or no such folder.
     *
     * @param module the folder of a Go module with benchmarks that are named like ours
     * @param kind the one kind to run, or nothing for all
     */
    static Map<String, Double> results(Path module, String kind) throws IOException, InterruptedException {
        if (!isAvailable() || !Files.isDirectory(module)) {
            System.err.println("Go is not on the path: measuring without the original.");
            return Map.of();
        }
        Process process = new ProcessBuilder(
                        "go", "test", "-run", "^$", "-bench", "/" + kind, "-benchtime", "0.5s", ".")
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

    private static boolean isAvailable() {
        for (String folder : String.valueOf(System.getenv("PATH")).split(":")) {
            if (Files.isExecutable(Path.of(folder, "go"))) {
                return true;
            }
        }
        return false;
    }
}
