package dev.windlass.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cases of a file, gone through to the end whatever one of them does. A case that cannot be read, throws, or has not
 * ended in time is broken: it is counted and named, and the next one follows. So is a file that is not there or holds no
 * case. Not for use by several threads.
 */
public final class Cases {
    /** How long a case may take where nothing else is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,200})\"");
    private static final int LONGEST_REASON = 500;

    /** A case's answer, worked out on a thread of its own. */
    @FunctionalInterface
    public interface Attempt<T> {
        T on(String line) throws Exception;
    }

    private final Duration patience;
    private final Runnable afterBroken;
    private final List<String> lines = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private Cases(List<String> lines, Duration patience, Runnable afterBroken) {
        this.lines.addAll(lines);
        this.patience = patience;
        this.afterBroken = afterBroken;
    }

    /** The cases of a file of the folder, one a line; blank lines are none. */
    public static Cases of(ConformanceFolder folder, String file) {
        try {
            List<String> lines =
                    folder.text(file).lines().filter(it -> !it.isBlank()).toList();
            return lines.isEmpty() ? brokenFile(file + " holds no case") : of(lines);
        } catch (IOException e) {
            return brokenFile(file + " cannot be read: " + e);
        }
    }

    /** Cases by themselves. */
    public static Cases of(List<String> lines) {
        return new Cases(lines, PATIENCE, () -> {});
    }

    private static Cases brokenFile(String why) {
        Cases none = of(List.of());
        none.broken.add(why);
        return none;
    }

    /** The same with another bound for each case. */
    public Cases within(Duration bound) {
        return copy(bound, afterBroken);
    }

    /** The same with something to do after each broken case, such as to make anew what it may have left in disorder. */
    public Cases afterBroken(Runnable repair) {
        return copy(patience, repair);
    }

    private Cases copy(Duration bound, Runnable repair) {
        var copy = new Cases(lines, bound, repair);
        copy.broken.addAll(broken);
        return copy;
    }

    /**
     * Tries each case, and gives its answer to {@code count} on the caller's thread. A case that has not ended in time is
     * interrupted and left behind; what it answers later is not counted.
     */
    public <T> void run(Attempt<T> attempt, Consumer<T> count) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                count.accept(bounded(attempt, line));
            } catch (ExecutionException e) {
                breaks(i, line, String.valueOf(e.getCause()));
            } catch (TimeoutException e) {
                breaks(i, line, "has not ended within " + patience);
            }
        }
    }

    private <T> T bounded(Attempt<T> attempt, String line) throws ExecutionException, TimeoutException {
        var task = new FutureTask<>(() -> attempt.on(line));
        Thread thread = Thread.ofPlatform().daemon().name("case").start(task);
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted amid the cases", e);
        } finally {
            // Nothing but a case that was not waited for is still there to be interrupted.
            thread.interrupt();
        }
    }

    private void breaks(int index, String line, String why) {
        Matcher id = ID.matcher(line);
        String name = id.find() ? id.group(1) + " (line " + (index + 1) + ")" : "line " + (index + 1);
        broken.add(name + ": " + (why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) + "…" : why));
        afterBroken.run();
    }

    /** How many cases there are; a file that cannot be read counts as one. */
    public int total() {
        return Math.max(lines.size(), broken.size());
    }

    /** The cases that were broken up to now, each with the reason; they agree with nothing. */
    public List<String> broken() {
        return List.copyOf(broken);
    }
}
