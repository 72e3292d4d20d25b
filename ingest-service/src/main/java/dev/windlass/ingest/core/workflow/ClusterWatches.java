package dev.windlass.ingest.core.workflow;

import java.io.InputStream;
import java.util.Map;

/** What changes in the cluster, as it changes. */
public interface ClusterWatches {
    /**
     * Watches a namespace's Workflows.
     *
     * @return the API server's own watch events, one JSON object a line; closing it ends the watch
     */
    InputStream workflows(Actor as, String namespace, Map<String, String> query) throws ApiFailure;

    /** Watches a namespace's Kubernetes Events. */
    InputStream events(Actor as, String namespace, Map<String, String> query) throws ApiFailure;
}
