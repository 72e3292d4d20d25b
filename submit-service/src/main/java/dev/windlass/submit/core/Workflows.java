package dev.windlass.submit.core;

import dev.windlass.contracts.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where Workflows are made. */
public interface Workflows {
    /**
     * Asks for a new Workflow.
     *
     * @param workflow the whole object, its name included
     * @param as who asks for it, whose rights then count; null: the service itself
     */
    Creation create(String namespace, Map<String, Object> workflow, @Nullable Caller as);

    /** The Kubernetes user that the service itself is; empty where it cannot be known. */
    String self() throws ClusterException;

    /** The annotations of a Workflow; null where there is none of that name. */
    @Nullable Map<String, String> annotations(String namespace, String name) throws ClusterException;
}
