package dev.windlass.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What memory a JVM of ours takes. */
final class Memory {
    private static final Pattern GENERATION = Pattern.compile("(?:DefNew|Tenured)\\s+total (\\d+)K, used (\\d+)K");

    private Memory() {}

    /** In words: resident memory as Linux counts it, and what the JVM says of its heap. */
    static String of(Process process) throws IOException {
        return residentMiB(process) + " MiB resident; heap: " + heap(process);
    }

    /** In MiB; 0 where there is no Linux. */
    private static long residentMiB(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(it -> it.startsWith("VmRSS:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Of the serial collector's two generations together. */
    private static String heap(Process process) throws IOException {
        long total = 0;
        long used = 0;
        Matcher generation = GENERATION.matcher(jcmd(process, "GC.heap_info"));
        while (generation.find()) {
            total += Long.parseLong(generation.group(1));
            used += Long.parseLong(generation.group(2));
        }
        return used / 1024 + " of " + total / 1024 + " MiB used";
    }

    /** Collects all garbage first. */
    static String afterCollection(Process process) throws IOException {
        jcmd(process, "GC.run");
        return of(process);
    }

    private static String jcmd(Process process, String what) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process command = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), what)
                .redirectErrorStream(true)
                .start();
        return new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
