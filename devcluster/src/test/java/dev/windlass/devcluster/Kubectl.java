package dev.windlass.devcluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real kubectl as a process. */
final class Kubectl {
    private static final long TIMEOUT_SECONDS = 30;

    private final Path kubeconfig;

    Kubectl(Path folder, String kubeconfig) throws IOException {
        this.kubeconfig = Files.writeString(Files.createTempFile(folder, "kubeconfig", ""), kubeconfig);
    }

    static boolean onPath() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    /** What came out, both streams as they came, and the exit code. */
    record Result(int code, String output) {}

    Result run(String... args) throws IOException, InterruptedException {
        return runWith("", args);
    }

    Result runWith(String input, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", String.valueOf(kubeconfig.getParent()));
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("kubectl does not end: " + command);
        }
        return new Result(process.exitValue(), output.strip());
    }
}
