package dev.windlass.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The command: {@code chaos [minutes] [--seed N]}. */
public final class Main {
    private static final String USAGE = "usage: ./windlass chaos [MINUTES] [--seed N]";
    private static final int EVENTS_PER_MINUTE = 2_500;
    private static final int SYNCS_PER_MINUTE = 300;
    /** A delivery that meets faults at each of its first tries waits ten minutes for the next. */
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private Main() {}

    /**
     * Runs it and ends with 1 where the promise was broken.
     *
     * @param args the project's folder, then the command's own
     */
    public static void main(String[] args) throws Exception {
        Plan plan = plan(Arrays.asList(args).subList(1, args.length));
        Path folder = Files.createTempDirectory("windlass-chaos");
        System.out.printf(
                "Chaos for %d min with seed %d; what the processes print is in %s%n",
                plan.length().toMinutes(), plan.seed(), folder);
        Ledger ledger = Chaos.run(plan, Path.of(args[0]), folder);
        System.out.println(ledger);
        if (ledger.isKept()) {
            Folders.delete(folder);
        }
        System.exit(ledger.isKept() ? 0 : 1);
    }

    private static Plan plan(List<String> args) {
        long minutes = 2;
        long seed = ThreadLocalRandom.current().nextInt(1_000_000);
        try {
            for (Iterator<String> rest = new ArrayList<>(args).iterator(); rest.hasNext(); ) {
                String option = rest.next();
                if (option.equals("--seed")) {
                    seed = Long.parseLong(rest.next());
                } else {
                    minutes = Long.parseLong(option);
                }
            }
        } catch (RuntimeException e) {
            throw fail(USAGE);
        }
        if (minutes < 1) {
            throw fail(USAGE);
        }
        int events = Math.toIntExact(minutes * EVENTS_PER_MINUTE);
        int syncs = Math.toIntExact(minutes * SYNCS_PER_MINUTE);
        return new Plan(seed, Duration.ofMinutes(minutes), events, syncs, PATIENCE);
    }

    private static RuntimeException fail(String message) {
        System.err.println(message);
        System.exit(2);
        return new IllegalStateException(message);
    }
}
