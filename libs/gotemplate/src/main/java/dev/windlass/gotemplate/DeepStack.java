package dev.windlass.gotemplate;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Runs what recurses deeper than an ordinary thread's stack allows on a thread with a large one. */
final class DeepStack {
    /** How many levels of structures may nest on the caller's own thread. */
    static final int SHALLOW = 50;

    private static final long STACK_BYTES = 128L << 20;

    private DeepStack() {}

    /** What is to be run. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }

    /** Runs the task and throws what it threw. The caller's interruption is kept for later. */
    static void run(Task task) throws IOException {
        @Nullable Throwable[] thrown = {null};
        Thread thread = new Thread(null, () -> guard(task, thrown), "template-deep", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        join(thread);
        switch (thrown[0]) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown[0]);
        }
    }

    private static void guard(Task task, @Nullable Throwable[] thrown) {
        try {
            task.run();
        } catch (IOException | RuntimeException | Error e) {
            thrown[0] = e;
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
