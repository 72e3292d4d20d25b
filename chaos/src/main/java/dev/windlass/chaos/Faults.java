package dev.windlass.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Hits a random part again and again: with SIGKILL, to be started again, or with SIGSTOP, to go on after a while. */
final class Faults {
    private static final int KILLS_PERCENT = 60;
    private static final int MAX_GAP_MILLIS = 5_000;
    private static final int MAX_DOWN_MILLIS = 2_000;
    private static final int MIN_FROZEN_MILLIS = 1_000;
    /** Longer than sessions with Kafka last, so that a part goes on which the others took for dead. */
    private static final int MAX_FROZEN_MILLIS = 15_000;

    private final List<Part> parts;
    private final Random random;
    private final Map<String, Integer> counts = new TreeMap<>();

    Faults(List<Part> parts, long seed) {
        this.parts = parts;
        this.random = new Random(seed);
    }

    /** Returns after that time, or a little later, with all parts started and none stopped. */
    void run(Duration length) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(length);
        while (Instant.now().isBefore(end)) {
            pause(random.nextInt(MAX_GAP_MILLIS));
            hit(parts.get(random.nextInt(parts.size())));
            revive();
        }
    }

    /** How often what happened to whom, for example {@code binding-1 killed}. */
    Map<String, Integer> counts() {
        return counts;
    }

    private void hit(Part part) throws IOException, InterruptedException {
        if (random.nextInt(100) < KILLS_PERCENT) {
            count(part, "killed");
            part.kill();
            pause(random.nextInt(MAX_DOWN_MILLIS));
            part.start();
        } else {
            count(part, "stopped");
            part.freeze();
            try {
                pause(random.nextInt(MIN_FROZEN_MILLIS, MAX_FROZEN_MILLIS));
            } finally {
                part.thaw();
            }
        }
    }

    /** As whoever runs the product would. */
    private void revive() throws IOException {
        for (Part part : parts) {
            if (!part.isAlive()) {
                count(part, "ended by itself");
                part.start();
            }
        }
    }

    private void count(Part part, String what) {
        counts.merge(part.name() + " " + what, 1, Integer::sum);
    }

    private static void pause(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
