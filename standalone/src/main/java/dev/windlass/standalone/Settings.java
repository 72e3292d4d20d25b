package dev.windlass.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to start, and where.
 *
 * @param port of the HTTP API
 * @param kafkaPort of the broker
 * @param clusterPort of the development cluster
 * @param data the folder in which everything is kept
 * @param kubeconfig the cluster to use; null starts the development cluster
 * @param authMode of the HTTP API: server, or client where every caller must have a Kubernetes token
 */
record Settings(
        int port,
        int kafkaPort,
        int clusterPort,
        Path data,
        @Nullable Path kubeconfig,
        String authMode) {
    /** The file in which everything that runs says what people need to know. */
    Path log() {
        return data.resolve("windlass.log");
    }
}
