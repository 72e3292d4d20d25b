package dev.windlass.ingest.core.workflow;

import dev.windlass.ingest.core.Pieces;
import java.util.Map;

/** What changes in the cluster, as it changes. */
public interface ClusterWatches {
    /**
     * Watches a namespace's Workflows.
     *
     * @param namespace empty: all namespaces
     * @return the API server's own watch events, one JSON object a line; closing it ends the watch
     */
    Pieces workflows(Actor as, String namespace, Map<String, String> query) throws ApiFailure;

    /** Watches a namespace's Kubernetes Events in the same way. */
    Pieces events(Actor as, String namespace, Map<String, String> query) throws ApiFailure;
}
