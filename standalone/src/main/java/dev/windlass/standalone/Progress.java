package dev.windlass.standalone;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Tells people what is being done, and how long it took. On a terminal a step is one line, which its time ends; elsewhere
 * it is a line at its beginning and one at its end, so that nobody waits for half a line.
 */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On standard output. */
    static Progress standard() {
        return new Progress(
                System.out,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    /** A line by itself. */
    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Does something that takes its time, and nothing beside it that says something. */
    <T> T during(String what, Callable<T> step) throws Exception {
        out.print("  " + what + " …" + (terminal ? "" : System.lineSeparator()));
        out.flush();
        long begin = System.nanoTime();
        boolean done = false;
        try {
            T result = step.call();
            done = true;
            return result;
        } finally {
            String end = done ? seconds(Duration.ofNanos(System.nanoTime() - begin)) : "failed";
            say(terminal ? " " + end : "  " + what + ": " + end);
        }
    }

    /** Says that one of several things that are done side by side is done. */
    void done(String what, Duration after) {
        say("  " + what + ": " + seconds(after));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
