package dev.windlass.notify.decide;

import java.util.Map;

/** The AppProject of an Application, as triggers and templates see it. */
public final class Projects {
    private Projects() {}

    /** Empty where there is none; an Application that names none is in {@code default}. */
    public static Map<?, ?> of(Cluster cluster, Map<?, ?> application) {
        String namespace = Tree.text(application, "metadata", "namespace");
        if (namespace == null || !(Tree.at(application, "spec") instanceof Map<?, ?>)) {
            return Map.of();
        }
        String name = Tree.text(application, "spec", "project");
        Map<?, ?> project = cluster.project(namespace, name == null || name.isEmpty() ? "default" : name);
        return project == null ? Map.of() : project;
    }
}
