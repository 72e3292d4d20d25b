package dev.windlass.bench;

import dev.windlass.chaos.Folders;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * What hanging destinations cost the healthy ones, how fast syncs are decided on and deliveries sent beside a bare HTTP
 * client in a loop, and what memory ten thousand applications take.
 */
public final class NotifyBench {
    private static final int DESTINATIONS = 100;
    private static final int HANGING = 10;
    private static final int SYNCS = 40;
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int BURST = 50;
    private static final int APPLICATIONS = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private NotifyBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("windlass-bench");
        try {
            measure(folder);
        } finally {
            Folders.delete(folder);
        }
        System.exit(0);
    }

    private static void measure(Path folder) throws Exception {
        try (var arrivals = new Arrivals();
                var stage = new NotifyStage(folder, arrivals, DESTINATIONS)) {
            burst(stage, arrivals, "warm");
            long healthy = p99(stage, arrivals, "healthy");
            arrivals.hang(HANGING);
            long beside = p99(stage, arrivals, "beside");
            arrivals.hang(0);
            System.out.printf(
                    "p99 of %d healthy destinations: %d ms; beside %d that hang: %d ms; ratio %.2f%n",
                    DESTINATIONS - HANGING, healthy, HANGING, beside, (double) beside / healthy);
            double bare = bare(arrivals);
            double deliveries = burst(stage, arrivals, "burst");
            System.out.printf(
                    "deliveries/s: %.0f; bare HTTP client loop: %.0f; ratio %.2f%n",
                    deliveries, bare, deliveries / bare);
            System.out.printf("syncs/s decided: %.0f (%d applications)%n", decided(stage), APPLICATIONS);
            System.out.println("memory with them, broker and cluster in the same JVM: "
                    + Memory.afterCollection(ProcessHandle.current().pid()));
        }
    }

    /** In milliseconds, from the sync's sending until the notification's arrival, over the healthy destinations. */
    private static long p99(NotifyStage stage, Arrivals arrivals, String name) throws InterruptedException {
        List<Long> begins = new ArrayList<>();
        for (int i = 0; i < SYNCS; i++) {
            begins.add(System.nanoTime());
            stage.observe(name + i, name + i, "yes");
            Thread.sleep(BETWEEN);
        }
        await(() -> arrived(arrivals, name, SYNCS));
        List<Long> latencies = new ArrayList<>();
        for (int i = 0; i < SYNCS; i++) {
            for (int destination = HANGING; destination < DESTINATIONS; destination++) {
                latencies.add(arrivals.nanos().get(destination + " " + name + i) - begins.get(i));
            }
        }
        latencies.sort(null);
        return Duration.ofNanos(latencies.get(latencies.size() * 99 / 100)).toMillis();
    }

    private static double burst(NotifyStage stage, Arrivals arrivals, String name) throws InterruptedException {
        long begin = System.nanoTime();
        for (int i = 0; i < BURST; i++) {
            stage.observe(name + i, name + i, "yes");
        }
        await(() -> arrived(arrivals, name, BURST));
        return perSecond(BURST * (DESTINATIONS - HANGING), begin);
    }

    private static boolean arrived(Arrivals arrivals, String name, int syncs) {
        for (int i = 0; i < syncs; i++) {
            for (int destination = HANGING; destination < DESTINATIONS; destination++) {
                if (!arrivals.nanos().containsKey(destination + " " + name + i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** As many at once as there are healthy destinations, each after the other. */
    private static double bare(Arrivals arrivals) throws InterruptedException {
        long begin = System.nanoTime();
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int destination = HANGING; destination < DESTINATIONS; destination++) {
                URI uri = URI.create(arrivals.url(destination));
                threads.execute(() -> {
                    for (int i = 0; i < BURST; i++) {
                        post(client, uri, "bare" + i);
                    }
                });
            }
        }
        return perSecond(BURST * (DESTINATIONS - HANGING), begin);
    }

    private static void post(HttpClient client, URI uri, String body) {
        try {
            client.send(
                    HttpRequest.newBuilder(uri)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double decided(NotifyStage stage) throws InterruptedException {
        long begin = System.nanoTime();
        for (int i = 0; i < APPLICATIONS; i++) {
            stage.observe("app" + i, "r", "no");
        }
        await(() -> stage.decided() >= APPLICATIONS);
        return perSecond(APPLICATIONS, begin);
    }

    private static double perSecond(int count, long begin) {
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not done after " + LONGEST);
            }
            Thread.sleep(2);
        }
    }
}
