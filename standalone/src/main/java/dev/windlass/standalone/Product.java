package dev.windlass.standalone;

import dev.windlass.devbroker.DevBroker;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs: broker, cluster and services. */
final class Product implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Product.class);

    /** What was started, the latest first: it is stopped in that order. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private final Progress progress;

    private Product(Progress progress) {
        this.progress = progress;
    }

    static Product start(Settings settings, Progress progress) throws Exception {
        Preconditions.hold(settings);
        var product = new Product(progress);
        try {
            FileLock lock = Preconditions.lock(settings.data());
            product.started.push(lock.acquiredBy());
            progress.say("Windlass starts; its log is " + settings.log());
            product.startAll(settings);
            return product;
        } catch (Exception e) {
            product.close();
            throw e;
        }
    }

    private void startAll(Settings settings) throws Exception {
        Path own = settings.kubeconfig();
        Path kubeconfig = own == null ? progress.during("the development cluster", () -> startCluster(settings)) : own;
        DevBroker broker = progress.during(
                "Kafka",
                () -> DevBroker.start(settings.kafkaPort(), settings.data().resolve("kafka")));
        started.push(() -> stop("Kafka", broker));
        started.push(Services.start(settings, broker.bootstrapServers(), kubeconfig, progress));
    }

    private Path startCluster(Settings settings) throws Exception {
        DevCluster cluster = DevCluster.start(DevClusterSettings.defaults()
                .withPort(settings.clusterPort())
                .withFolder(settings.data().resolve("cluster")));
        started.push(() -> stop("the development cluster", cluster));
        return cluster.writeKubeconfig(settings.data().resolve("kubeconfig"));
    }

    private void stop(String what, AutoCloseable thing) throws Exception {
        progress.during(what + " stops", () -> {
            thing.close();
            return true;
        });
    }

    /** Stops everything in the opposite order; what cannot be stopped does not keep the rest from it. */
    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            AutoCloseable next = started.pop();
            try {
                next.close();
            } catch (Exception e) {
                log.warn("Not everything could be stopped", e);
            }
        }
    }
}
