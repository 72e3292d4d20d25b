package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What the API server does with objects of each kind when they are created and updated. */
final class Kinds {
    private static final Set<String> NAMED_BY_UPDATE = Set.of(
            BuiltIn.EVENTS,
            BuiltIn.LEASES,
            BuiltIn.ROLES,
            BuiltIn.ROLE_BINDINGS,
            BuiltIn.CLUSTER_ROLES,
            BuiltIn.CLUSTER_ROLE_BINDINGS);

    private Kinds() {}

    /** Whether an update of what isn't there creates it. */
    static boolean createdByUpdate(Resource resource) {
        return NAMED_BY_UPDATE.contains(resource.qualified());
    }

    /** Whether an update without a resourceVersion overwrites whatever is there. */
    static boolean unconditionalUpdate(Resource resource) {
        return !resource.custom() && !resource.is(BuiltIn.DEFINITIONS) && !resource.is(BuiltIn.LEASES);
    }

    static void prepareCreate(Resource resource, ObjectNode object) {
        ObjectNode metadata = Json.metadata(object);
        if (resource.custom()) {
            metadata.put("generation", 1);
            if (resource.status()) {
                object.remove("status");
            }
            return;
        }
        metadata.remove("generation");
        switch (resource.qualified()) {
            case BuiltIn.NAMESPACES -> {
                object.putObject("spec").putArray("finalizers").add("kubernetes");
                object.putObject("status").put("phase", "Active");
            }
            case BuiltIn.DEFINITIONS -> {
                metadata.put("generation", 1);
                metadata.withArray("finalizers").removeAll().add(Definitions.CLEANUP);
                object.remove("status");
            }
            default -> {}
        }
    }

    static void prepareUpdate(Resource resource, ObjectNode object, ObjectNode old) {
        ObjectNode metadata = Json.metadata(object);
        if (resource.status()) {
            keep(object, old, "status");
        }
        if (resource.is(BuiltIn.NAMESPACES)) {
            keep(object, old, "spec");
        }
        long generation = old.path("metadata").path("generation").asLong();
        if (generation == 0) {
            metadata.remove("generation");
        } else {
            metadata.put("generation", changed(resource, object, old) ? generation + 1 : generation);
        }
    }

    private static boolean changed(Resource resource, ObjectNode object, ObjectNode old) {
        if (resource.is(BuiltIn.DEFINITIONS)) {
            return !Json.same(object.path("spec"), old.path("spec"));
        }
        ObjectNode after = object.deepCopy();
        ObjectNode before = old.deepCopy();
        after.remove("metadata");
        before.remove("metadata");
        return !Json.same(after, before);
    }

    static void keep(ObjectNode object, ObjectNode old, String field) {
        if (old.has(field)) {
            object.set(field, old.get(field));
        } else {
            object.remove(field);
        }
    }
}
