package dev.windlass.chaos;

import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Breaks the binding {@code mended} in one way after another, and mends it in between and at the end. */
final class Mending implements AutoCloseable {
    private static final int MAX_GAP_MILLIS = 3_000;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final String SOUND = "\"int(payload.n) % 3 == 0\"";

    /** No expression; one that fails on the event; one that holds for nothing; none that can be read. */
    private static final List<String> BROKEN =
            List.of("\"int(payload.n) % 3 = 0\"", "\"payload.n\"", "\"discriminator == 'nobody'\"", "true");

    private final KubernetesClient cluster;
    private final Random random;
    private final Thread thread;
    private volatile boolean ending;

    private Mending(Path kubeconfig, long seed) {
        this.cluster = KubeClients.create(kubeconfig, Duration.ofSeconds(5), 2);
        this.random = new Random(seed);
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    static Mending start(Path kubeconfig, long seed) {
        var mending = new Mending(kubeconfig, seed);
        mending.thread.start();
        return mending;
    }

    /** Returns once the binding is mended for good; the cluster must be there. */
    @Override
    public void close() throws InterruptedException {
        ending = true;
        thread.join();
        cluster.close();
    }

    private void run() {
        try {
            while (!ending) {
                set(BROKEN.get(random.nextInt(BROKEN.size())));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_GAP_MILLIS));
                set(SOUND);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_GAP_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The cluster may be away for a while. */
    private void set(String selector) throws InterruptedException {
        while (true) {
            try {
                cluster.genericKubernetesResources(Resources.WORKFLOW_EVENT_BINDINGS)
                        .inNamespace(Chaos.NAMESPACE)
                        .withName("mended")
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"spec\":{\"event\":{\"selector\":" + selector + "}}}");
                return;
            } catch (KubernetesClientException e) {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
            }
        }
    }
}
