package dev.windlass.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What memory a JVM of ours takes. */
final class Memory {
    private static final Pattern GENERATION =
            Pattern.compile("(?:DefNew\\s+total|Tenured\\s+total|garbage-first heap.*committed) (\\d+)K, used (\\d+)K");

    private Memory() {}

    /** In words: resident memory as Linux counts it, and what the JVM says of its heap. */
    static String of(Process process) throws IOException {
        return of(process.pid());
    }

    private static String of(long pid) throws IOException {
        return residentMiB(pid) + " MiB resident; heap: " + heap(pid);
    }

    /** In MiB; 0 where there is no Linux. */
    private static long residentMiB(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(it -> it.startsWith("VmRSS:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Of the serial collector's two generations together, or of G1's one heap. */
    private static String heap(long pid) throws IOException {
        long total = 0;
        long used = 0;
        Matcher generation = GENERATION.matcher(jcmd(pid, "GC.heap_info"));
        while (generation.find()) {
            total += Long.parseLong(generation.group(1));
            used += Long.parseLong(generation.group(2));
        }
        return used / 1024 + " of " + total / 1024 + " MiB used";
    }

    /** Collects all garbage first. */
    static String afterCollection(Process process) throws IOException {
        return afterCollection(process.pid());
    }

    static String afterCollection(long pid) throws IOException {
        jcmd(pid, "GC.run");
        return of(pid);
    }

    private static String jcmd(long pid, String what) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process command = new ProcessBuilder(jcmd.toString(), Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        return new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
