package dev.windlass.ingest.core.workflow;

import dev.windlass.ingest.core.Pieces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Begins watches, as Argo Server does: whoever watches one Workflow by its name is told at once where there is none. */
public final class Watches {
    private static final List<String> OPTIONS =
            List.of("labelSelector", "fieldSelector", "resourceVersion", "timeoutSeconds");
    private static final String NAME = "metadata.name=";

    private final ClusterWatches watches;
    private final Workflows workflows;
    private final InstanceId instance;

    public Watches(ClusterWatches watches, Workflows workflows, InstanceId instance) {
        this.watches = watches;
        this.workflows = workflows;
        this.instance = instance;
    }

    /**
     * Watches Workflows.
     *
     * @param namespace empty: all namespaces
     * @param query the request's parameters by name, empty where there is none
     * @return watch events as the API server tells them, one JSON object a line
     */
    public Pieces workflows(Actor as, String namespace, UnaryOperator<String> query) throws ApiFailure {
        Map<String, String> options = options(query);
        String name = name(options.getOrDefault("fieldSelector", ""));
        if (!name.isEmpty()) {
            options.put("fieldSelector", NAME + workflows.nameOf(as, namespace, name));
        }
        options.put("labelSelector", instance.selector(options.getOrDefault("labelSelector", "")));
        return watches.workflows(as, namespace, options);
    }

    /** Watches Kubernetes Events in the same way. */
    public Pieces events(Actor as, String namespace, UnaryOperator<String> query) throws ApiFailure {
        return watches.events(as, namespace, options(query));
    }

    /** The one name that a field selector wants; empty where it wants none. */
    private static String name(String fieldSelector) {
        for (String part : fieldSelector.split(",", -1)) {
            String requirement = part.strip();
            if (requirement.startsWith(NAME)) {
                String value = requirement.substring(NAME.length());
                return (value.startsWith("=") ? value.substring(1) : value).strip();
            }
        }
        return "";
    }

    private static Map<String, String> options(UnaryOperator<String> query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : OPTIONS) {
            String value = query.apply("listOptions." + option);
            if (!value.isEmpty()) {
                options.put(option, value);
            }
        }
        return options;
    }
}
