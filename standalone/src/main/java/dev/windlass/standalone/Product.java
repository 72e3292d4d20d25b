package dev.windlass.standalone;

import dev.windlass.devbroker.DevBroker;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import java.io.IOException;
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

    private Product() {}

    static Product start(Settings settings) throws IOException {
        Preconditions.hold(settings);
        var product = new Product();
        try {
            FileLock lock = Preconditions.lock(settings.data());
            product.started.push(lock.acquiredBy());
            product.startAll(settings);
            return product;
        } catch (IOException | RuntimeException e) {
            product.close();
            throw e;
        }
    }

    private void startAll(Settings settings) throws IOException {
        Path kubeconfig = settings.kubeconfig() == null ? startCluster(settings) : settings.kubeconfig();
        DevBroker broker = DevBroker.start(settings.kafkaPort(), settings.data().resolve("kafka"));
        started.push(broker);
        started.push(Services.start(settings, broker.bootstrapServers(), kubeconfig));
    }

    private Path startCluster(Settings settings) throws IOException {
        DevCluster cluster = DevCluster.start(DevClusterSettings.defaults()
                .withPort(settings.clusterPort())
                .withFolder(settings.data().resolve("cluster")));
        started.push(cluster);
        return cluster.writeKubeconfig(settings.data().resolve("kubeconfig"));
    }

    /** Stops everything in the opposite order; what cannot be stopped does not keep the rest from it. */
    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            AutoCloseable next = started.pop();
            try {
                next.close();
            } catch (Exception e) {
                log.warn("Stopping {} failed", next.getClass().getSimpleName(), e);
            }
        }
    }
}
