package dev.windlass.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One process of the product, which can be killed, stopped, and started again until it is closed. Thread-safe. */
final class Part implements AutoCloseable {
    private final String name;
    private final List<String> command;
    private final BooleanSupplier ready;
    private final Path log;
    private @Nullable Process process;
    private boolean closed;

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

    /** @throws IllegalStateException where it is closed: nobody would end what began now */
    synchronized void start() throws IOException {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    boolean isReady() {
        return isAlive() && ready.getAsBoolean();
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** What it has used so far since it was started last. */
    synchronized Duration processorTime() {
        return process == null
                ? Duration.ZERO
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** With SIGKILL; returns once it is gone. */
    synchronized void kill() throws InterruptedException {
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
    public synchronized void close() throws InterruptedException {
        closed = true;
        kill();
    }

    private synchronized void signal(String signal) throws IOException, InterruptedException {
        if (process != null) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}
