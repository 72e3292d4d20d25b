package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import dev.windlass.devcluster.Objects.Address;
import dev.windlass.devcluster.Store.Transaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Deleting objects: at once, or once their finalizers are gone. */
final class Deletion {
    static final String ORPHAN = "orphan";
    static final String FOREGROUND = "foregroundDeletion";
    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private final Store store;

    Deletion(Store store) {
        this.store = store;
    }

    /**
     * What a client wants of a deletion.
     *
     * @param uid the only uid it may have; empty: any
     * @param version the only resourceVersion it may have; empty: any
     * @param propagation Orphan, Background, Foreground; empty: the kind's own way
     */
    record Options(String uid, String version, String propagation, boolean dryRun) {
        static final Options PLAIN = new Options("", "", "", false);

        static Options propagating(String propagation) {
            return new Options("", "", propagation, false);
        }

        static Options parse(JsonNode body, Call call) {
            JsonNode orphans = body.path("orphanDependents");
            String propagation = Json.text(body, "propagationPolicy");
            if (propagation.isEmpty()) {
                propagation = call.param("propagationPolicy");
            }
            if (!propagation.isEmpty() && !orphans.isMissingNode()) {
                throw fault(FieldFault.invalid(
                        "propagationPolicy",
                        propagation,
                        "orphanDependents and deletionPropagation cannot be both set"));
            }
            if (!Set.of("", "Orphan", "Background", "Foreground").contains(propagation)) {
                throw fault(FieldFault.unsupported(
                        "propagationPolicy", propagation, List.of("Foreground", "Background", "Orphan", "nil")));
            }
            if (orphans.isBoolean()) {
                propagation = orphans.booleanValue() ? "Orphan" : "Background";
            }
            boolean dryRun = Resources.dryRun(Json.texts(body.path("dryRun")), "DeleteOptions")
                    || Resources.dryRun(call.params("dryRun"), "DeleteOptions");
            JsonNode conditions = body.path("preconditions");
            return new Options(
                    Json.text(conditions, "uid"), Json.text(conditions, "resourceVersion"), propagation, dryRun);
        }

        private static ApiException fault(FieldFault fault) {
            return Failures.invalid("meta.k8s.io", "DeleteOptions", "", List.of(fault));
        }
    }

    /** What became of a deletion: the object as it is now, or was when it went. */
    record Deleted(Item item, boolean gone) {}

    Deleted delete(Address address, Options options) {
        return store.write(tx -> delete(tx, address, options));
    }

    static Deleted delete(Transaction tx, Address address, Options options) {
        Resource resource = address.resource();
        if (resource.is(BuiltIn.NAMESPACES) && IMMORTAL.contains(address.name())) {
            throw Failures.forbidden(resource, address.name(), "this namespace may not be deleted");
        }
        Item item = tx.get(resource.qualified(), address.namespace(), address.name());
        if (item == null) {
            throw Failures.notFound(resource, address.name());
        }
        check(resource, item, options);
        ObjectNode object = item.object();
        ObjectNode metadata = Json.metadata(object);
        boolean finalizersChanged = propagate(metadata, options.propagation());
        boolean marked = metadata.has("deletionTimestamp");
        if (finished(resource, object)) {
            return new Deleted(options.dryRun() ? item : tx.delete(resource.qualified(), object), true);
        }
        if (marked && !finalizersChanged) {
            return new Deleted(item, false);
        }
        mark(resource, object, metadata, marked);
        return new Deleted(
                options.dryRun()
                        ? Item.of(resource.qualified(), object, item.version())
                        : tx.put(resource.qualified(), object),
                false);
    }

    private static void mark(Resource resource, ObjectNode object, ObjectNode metadata, boolean marked) {
        if (!marked) {
            metadata.put("deletionTimestamp", Times.now());
            if (!resource.is(BuiltIn.NAMESPACES)) {
                metadata.put("deletionGracePeriodSeconds", 0);
            }
            if (metadata.has("generation")) {
                metadata.put("generation", metadata.path("generation").asLong() + 1);
            }
        }
        if (resource.is(BuiltIn.NAMESPACES)) {
            object.withObjectProperty("status").put("phase", "Terminating");
        }
    }

    private static void check(Resource resource, Item item, Options options) {
        String subject = "Operation cannot be fulfilled on "
                + (resource.group().isEmpty() ? resource.kind() : resource.kind() + "." + resource.group()) + " "
                + Json.quote(item.name()) + ": ";
        ApiException.Details details = ApiException.Details.of(resource.group(), resource.kind(), item.name());
        if (!options.uid().isEmpty() && !options.uid().equals(item.uid())) {
            throw new ApiException(
                    409,
                    "Conflict",
                    subject + "the UID in the precondition (" + options.uid() + ") does not match the UID in record ("
                            + item.uid() + "). The object might have been deleted and then recreated",
                    details);
        }
        String version = Long.toString(item.version());
        if (!options.version().isEmpty() && !options.version().equals(version)) {
            throw new ApiException(
                    409,
                    "Conflict",
                    subject + "the ResourceVersion in the precondition (" + options.version()
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been modified",
                    details);
        }
    }

    /** Sets the finalizer that stands for the way dependents are treated; returns whether that changed any. */
    private static boolean propagate(ObjectNode metadata, String propagation) {
        if (propagation.isEmpty()) {
            return false;
        }
        Set<String> before = new LinkedHashSet<>(Json.texts(metadata.path("finalizers")));
        Set<String> after = new LinkedHashSet<>(before);
        after.removeAll(Set.of(ORPHAN, FOREGROUND));
        if (propagation.equals("Orphan")) {
            after.add(ORPHAN);
        } else if (propagation.equals("Foreground")) {
            after.add(FOREGROUND);
        }
        if (after.equals(before)) {
            return false;
        }
        setFinalizers(metadata, after);
        return true;
    }

    static void setFinalizers(ObjectNode metadata, Set<String> finalizers) {
        if (finalizers.isEmpty()) {
            metadata.remove("finalizers");
        } else {
            ArrayNode list = metadata.putArray("finalizers");
            finalizers.forEach(list::add);
        }
    }

    /** Whether nothing holds the object back any more. */
    static boolean finished(Resource resource, ObjectNode object) {
        return object.path("metadata").path("finalizers").isEmpty()
                && !(resource.is(BuiltIn.NAMESPACES)
                        && !object.path("spec").path("finalizers").isEmpty());
    }
}
