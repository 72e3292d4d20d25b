package dev.windlass.submit.core;

/** What the Kubernetes API made of a request to create a Workflow. */
public sealed interface Creation {
    record Created() implements Creation {}

    /** One of that name is there. */
    record Exists() implements Creation {}

    record Failed(ClusterException cause) implements Creation {}
}
