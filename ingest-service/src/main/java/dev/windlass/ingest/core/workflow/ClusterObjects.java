package dev.windlass.ingest.core.workflow;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of the cluster, as whoever asks may see and change them. Namespaces of cluster-wide kinds are ignored. */
public interface ClusterObjects {
    ObjectNode get(Actor as, Kind kind, String namespace, String name) throws ApiFailure;

    /** A list object; the query is the API server's own. */
    ObjectNode list(Actor as, Kind kind, String namespace, Map<String, String> query) throws ApiFailure;

    /** The object as it was stored, or would have been. */
    ObjectNode create(Actor as, Kind kind, String namespace, ObjectNode object, boolean dryRun) throws ApiFailure;

    ObjectNode update(Actor as, Kind kind, String namespace, ObjectNode object) throws ApiFailure;

    /** Changes an object by a JSON merge patch. */
    void merge(Actor as, Kind kind, String namespace, String name, JsonNode patch) throws ApiFailure;

    void delete(Actor as, Kind kind, String namespace, String name, boolean dryRun) throws ApiFailure;

    /** Whether he may list the kind's objects in the namespace. */
    boolean mayList(Actor as, Kind kind, String namespace) throws ApiFailure;
}
