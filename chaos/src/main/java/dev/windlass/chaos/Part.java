package dev.windlass.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One process of the product, which can be killed, stopped, and started again. Not thread-safe. */
final class Part implements AutoCloseable {
    private final String name;
    private final List<String> command;
    private final BooleanSupplier ready;
    private final Path log;
    private @Nullable Process process;

    /**
     * A part that does not run yet.
     *
     * @param ready whether it serves
     * @param log where what it prints is added
     */
    Part(String name, List<String> command, BooleanSupplier ready, Path log) {
        this.name = name;
        this.command = command;
        this.ready = ready;
        this.log = log;
    }

    String name() {
        return name;
    }

    void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    boolean isReady() {
        return isAlive() && ready.getAsBoolean();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** With SIGKILL; returns once it is gone. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** With SIGSTOP: its connections stay open, and nobody answers. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** With SIGCONT: it goes on as if nothing had been. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        if (process != null) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}
