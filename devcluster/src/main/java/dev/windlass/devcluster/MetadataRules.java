package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What {@code metadata} must be (k8s.io/apimachinery, pkg/api/validation). */
final class MetadataRules {
    private static final int MAX_ANNOTATIONS_BYTES = 256 * 1024;
    private static final Set<String> STANDARD_FINALIZERS = Set.of("orphan", "foregroundDeletion", "kubernetes");

    private final Resource resource;
    private final List<FieldFault> faults = new ArrayList<>();

    private MetadataRules(Resource resource) {
        this.resource = resource;
    }

    static List<FieldFault> onCreate(Resource resource, ObjectNode object) {
        MetadataRules rules = new MetadataRules(resource);
        JsonNode metadata = object.path("metadata");
        rules.names(metadata);
        rules.common(metadata);
        rules.finalizers(metadata);
        return rules.faults;
    }

    static List<FieldFault> onUpdate(Resource resource, ObjectNode object, ObjectNode old) {
        MetadataRules rules = new MetadataRules(resource);
        JsonNode metadata = object.path("metadata");
        JsonNode before = old.path("metadata");
        if (before.has("deletionTimestamp")) {
            rules.noNewFinalizers(metadata, before);
        }
        for (String field : List.of("name", "namespace", "uid", "deletionTimestamp")) {
            String value = Json.text(metadata, field);
            if (!value.equals(Json.text(before, field))) {
                rules.faults.add(FieldFault.invalid("metadata." + field, value, "field is immutable"));
            }
        }
        rules.common(metadata);
        rules.finalizers(metadata);
        return rules.faults;
    }

    private void names(JsonNode metadata) {
        String prefix = Json.text(metadata, "generateName");
        if (!prefix.isEmpty()) {
            name("metadata.generateName", prefix, true);
        }
        String name = Json.text(metadata, "name");
        if (name.isEmpty()) {
            faults.add(FieldFault.required("metadata.name", "name or generateName is required"));
        } else {
            name("metadata.name", name, false);
        }
        String namespace = Json.text(metadata, "namespace");
        if (resource.namespaced()) {
            Names.label(namespace).forEach(why -> faults.add(FieldFault.invalid("metadata.namespace", namespace, why)));
        } else if (!namespace.isEmpty()) {
            faults.add(FieldFault.forbidden("metadata.namespace", "not allowed on this type"));
        }
    }

    private void name(String field, String name, boolean prefix) {
        String whole = prefix ? Names.maskTrailingDash(name) : name;
        List<String> why = switch (resource.qualified()) {
            case BuiltIn.NAMESPACES -> Names.label(whole);
            case BuiltIn.EVENTS,
                    BuiltIn.ROLES,
                    BuiltIn.ROLE_BINDINGS,
                    BuiltIn.CLUSTER_ROLES,
                    BuiltIn.CLUSTER_ROLE_BINDINGS -> Names.pathSegment(name);
            default -> Names.subdomain(whole);
        };
        why.forEach(reason -> faults.add(FieldFault.invalid(field, name, reason)));
    }

    private void common(JsonNode metadata) {
        Json.textMap(metadata.path("labels")).forEach((key, value) -> {
            Names.qualifiedName(key).forEach(why -> faults.add(FieldFault.invalid("metadata.labels", key, why)));
            Names.labelValue(value).forEach(why -> faults.add(FieldFault.invalid("metadata.labels", value, why)));
        });
        annotations(Json.textMap(metadata.path("annotations")));
        int index = 0;
        for (JsonNode owner : metadata.path("ownerReferences")) {
            owner(owner, "metadata.ownerReferences[" + index++ + "].");
        }
    }

    private void annotations(Map<String, String> annotations) {
        long size = 0;
        for (Map.Entry<String, String> entry : annotations.entrySet()) {
            String key = entry.getKey();
            Names.qualifiedName(Text.lower(key))
                    .forEach(why -> faults.add(FieldFault.invalid("metadata.annotations", key, why)));
            size += Names.length(key) + Names.length(entry.getValue());
        }
        if (size > MAX_ANNOTATIONS_BYTES) {
            faults.add(FieldFault.tooLong("metadata.annotations", MAX_ANNOTATIONS_BYTES));
        }
    }

    private void owner(JsonNode owner, String path) {
        require(owner, path, "apiVersion", "version must not be empty");
        require(owner, path, "kind", "kind must not be empty");
        require(owner, path, "name", "name must not be empty");
        require(owner, path, "uid", "uid must not be empty");
    }

    private void require(JsonNode owner, String path, String field, String why) {
        if (Json.text(owner, field).isEmpty()) {
            faults.add(FieldFault.invalid(path + field, "", why));
        }
    }

    private void finalizers(JsonNode metadata) {
        for (String finalizer : Json.texts(metadata.path("finalizers"))) {
            Names.qualifiedName(finalizer)
                    .forEach(why -> faults.add(FieldFault.invalid("metadata.finalizers", finalizer, why)));
            if (!resource.custom()
                    && !resource.is(BuiltIn.DEFINITIONS)
                    && !finalizer.contains("/")
                    && !STANDARD_FINALIZERS.contains(finalizer)) {
                faults.add(FieldFault.invalid(
                        "metadata.finalizers",
                        finalizer,
                        "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
    }

    private void noNewFinalizers(JsonNode metadata, JsonNode before) {
        Set<String> added = new TreeSet<>(Json.texts(metadata.path("finalizers")));
        added.removeAll(Json.texts(before.path("finalizers")));
        if (!added.isEmpty()) {
            faults.add(FieldFault.forbidden(
                    "metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new finalizers "
                            + Go.slice(List.copyOf(added))));
        }
    }
}
