package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the API server does to objects of each kind: defaults, what can't be changed, what is refused. */
final class Kinds {
    private static final Set<String> NAMED_BY_UPDATE = Set.of(
            BuiltIn.EVENTS,
            BuiltIn.LEASES,
            BuiltIn.ROLES,
            BuiltIn.ROLE_BINDINGS,
            BuiltIn.CLUSTER_ROLES,
            BuiltIn.CLUSTER_ROLE_BINDINGS);
    private static final int MAX_DATA_BYTES = 1024 * 1024;
    private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]+");

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
                setFinalizers(object, List.of("kubernetes"));
                object.putObject("status").put("phase", "Active");
            }
            case BuiltIn.DEFINITIONS -> {
                metadata.put("generation", 1);
                metadata.withArray("finalizers").removeAll().add(Definitions.CLEANUP);
            }
            default -> {}
        }
    }

    private static void setFinalizers(ObjectNode namespace, List<String> finalizers) {
        ArrayNode list = namespace.putObject("spec").putArray("finalizers");
        finalizers.forEach(list::add);
    }

    static void prepareUpdate(Resource resource, ObjectNode object, ObjectNode old) {
        ObjectNode metadata = Json.metadata(object);
        if (resource.status()) {
            keep(object, old, "status");
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

    /** Fills in what a client may leave out, on create and on update. */
    static void applyDefaults(Resource resource, ObjectNode object) {
        switch (resource.qualified()) {
            case BuiltIn.NAMESPACES -> {
                ObjectNode metadata = Json.metadata(object);
                metadata.withObjectProperty("labels").put("kubernetes.io/metadata.name", Json.text(metadata, "name"));
            }
            case BuiltIn.SECRETS -> secret(object);
            case BuiltIn.ROLE_BINDINGS, BuiltIn.CLUSTER_ROLE_BINDINGS -> binding(object);
            case BuiltIn.ROLES, BuiltIn.CLUSTER_ROLES -> {
                if (!object.has("rules")) {
                    object.putNull("rules");
                }
            }
            case BuiltIn.EVENTS -> event(object);
            case BuiltIn.DEFINITIONS -> definition(object);
            default -> {}
        }
    }

    private static void secret(ObjectNode secret) {
        if (Json.text(secret, "type").isEmpty()) {
            secret.put("type", "Opaque");
        }
        if (secret.remove("stringData") instanceof ObjectNode plain && !plain.isEmpty()) {
            ObjectNode data = secret.get("data") instanceof ObjectNode given ? given : secret.putObject("data");
            plain.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void binding(ObjectNode binding) {
        if (binding.get("roleRef") instanceof ObjectNode role
                && Json.text(role, "apiGroup").isEmpty()) {
            role.put("apiGroup", BuiltIn.RBAC);
        }
        for (JsonNode entry : binding.path("subjects")) {
            if (entry instanceof ObjectNode subject
                    && Json.text(subject, "apiGroup").isEmpty()
                    && !Json.text(subject, "kind").equals("ServiceAccount")) {
                subject.put("apiGroup", BuiltIn.RBAC);
            }
        }
    }

    private static void event(ObjectNode event) {
        for (String time : List.of("eventTime", "firstTimestamp", "lastTimestamp")) {
            if (!event.has(time)) {
                event.putNull(time);
            }
        }
        for (String text : List.of("reportingComponent", "reportingInstance")) {
            if (!event.has(text)) {
                event.put(text, "");
            }
        }
        if (!event.has("source")) {
            event.putObject("source");
        }
    }

    private static void definition(ObjectNode definition) {
        if (definition.path("spec").path("names") instanceof ObjectNode names) {
            String kind = Json.text(names, "kind");
            if (Json.text(names, "singular").isEmpty()) {
                names.put("singular", Text.lower(kind));
            }
            if (Json.text(names, "listKind").isEmpty()) {
                names.put("listKind", kind + "List");
            }
        }
        if (definition.path("spec") instanceof ObjectNode spec && !spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
        Definitions.accept(definition);
    }

    static List<FieldFault> faults(Resource resource, ObjectNode object) {
        List<FieldFault> faults = new ArrayList<>();
        switch (resource.qualified()) {
            case BuiltIn.SECRETS -> {
                data(object.path("data"), "data", faults);
                secretSize(object.path("data"), faults);
            }
            case BuiltIn.CONFIG_MAPS -> {
                data(object.path("data"), "data", faults);
                data(object.path("binaryData"), "binaryData", faults);
                configMapSize(object, faults);
            }
            case BuiltIn.DEFINITIONS -> definition(object, faults);
            default -> {
                if (resource.custom()) {
                    type(resource, object, faults);
                }
            }
        }
        return faults;
    }

    static List<FieldFault> updateFaults(Resource resource, ObjectNode object, ObjectNode old) {
        List<FieldFault> faults = faults(resource, object);
        switch (resource.qualified()) {
            case BuiltIn.SECRETS -> {
                immutable(object, old, "type", faults);
                frozen(object, old, faults);
            }
            case BuiltIn.CONFIG_MAPS -> frozen(object, old, faults);
            case BuiltIn.ROLE_BINDINGS, BuiltIn.CLUSTER_ROLE_BINDINGS -> {
                if (!Json.same(object.path("roleRef"), old.path("roleRef"))) {
                    JsonNode role = object.path("roleRef");
                    faults.add(FieldFault.invalidRaw(
                            "roleRef",
                            "rbac.RoleRef{APIGroup:" + Json.quote(Json.text(role, "apiGroup")) + ", Kind:"
                                    + Json.quote(Json.text(role, "kind")) + ", Name:"
                                    + Json.quote(Json.text(role, "name")) + "}",
                            "cannot change roleRef"));
                }
            }
            default -> {}
        }
        return faults;
    }

    private static void immutable(ObjectNode object, ObjectNode old, String field, List<FieldFault> faults) {
        if (!Json.same(object.path(field), old.path(field))) {
            faults.add(FieldFault.invalid(field, object.path(field).asText(), "field is immutable"));
        }
    }

    /** An object marked immutable keeps its data and its mark. */
    private static void frozen(ObjectNode object, ObjectNode old, List<FieldFault> faults) {
        if (!old.path("immutable").asBoolean()) {
            return;
        }
        if (!object.path("immutable").asBoolean()) {
            faults.add(FieldFault.forbidden("immutable", "field is immutable when `immutable` is set"));
        }
        for (String field : List.of("data", "binaryData")) {
            if (!Json.same(object.path(field), old.path(field))) {
                faults.add(FieldFault.forbidden(field, "field is immutable when `immutable` is set"));
            }
        }
    }

    private static void type(Resource resource, ObjectNode object, List<FieldFault> faults) {
        String kind = Json.text(object, "kind");
        if (!kind.equals(resource.kind())) {
            faults.add(FieldFault.invalid("kind", kind, "must be " + resource.kind()));
        }
    }

    private static void data(JsonNode data, String field, List<FieldFault> faults) {
        for (Map.Entry<String, JsonNode> entry : data.properties()) {
            String key = entry.getKey();
            if (key.length() > 253 || !DATA_KEY.matcher(key).matches()) {
                faults.add(FieldFault.invalid(
                        field + "[" + key + "]",
                        key,
                        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or "
                                + "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"));
            }
        }
    }

    private static void secretSize(JsonNode data, List<FieldFault> faults) {
        long size = 0;
        for (JsonNode value : data) {
            size += value.asText().length() / 4 * 3L;
        }
        if (size > MAX_DATA_BYTES) {
            faults.add(FieldFault.tooLong("data", MAX_DATA_BYTES));
        }
    }

    private static void configMapSize(JsonNode map, List<FieldFault> faults) {
        long size = 0;
        for (JsonNode value : map.path("data")) {
            size += Names.length(value.asText());
        }
        for (JsonNode value : map.path("binaryData")) {
            size += value.asText().length() / 4 * 3L;
        }
        if (size > MAX_DATA_BYTES) {
            faults.add(new FieldFault(
                    "FieldValueTooLong", "", "Too long: may not be more than " + MAX_DATA_BYTES + " bytes"));
        }
    }

    private static void definition(ObjectNode definition, List<FieldFault> faults) {
        JsonNode spec = definition.path("spec");
        String name = Json.text(definition, "metadata", "name");
        String wanted = Json.text(spec, "names", "plural") + "." + Json.text(spec, "group");
        if (!name.equals(wanted)) {
            faults.add(FieldFault.invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group"));
        }
        if (Json.text(spec, "group").isEmpty()) {
            faults.add(FieldFault.required("spec.group", ""));
        }
        String scope = Json.text(spec, "scope");
        if (scope.isEmpty()) {
            faults.add(FieldFault.required("spec.scope", ""));
        } else if (!scope.equals("Cluster") && !scope.equals("Namespaced")) {
            faults.add(FieldFault.unsupported("spec.scope", scope, List.of("Cluster", "Namespaced")));
        }
        int stored = 0;
        for (JsonNode version : spec.path("versions")) {
            stored += version.path("storage").asBoolean() ? 1 : 0;
        }
        if (stored != 1) {
            faults.add(FieldFault.invalidRaw(
                    "spec.versions",
                    spec.path("versions").toString(),
                    "must have exactly one version marked as storage version"));
        }
        for (String field : List.of("plural", "kind")) {
            if (Json.text(spec, "names", field).isEmpty()) {
                faults.add(FieldFault.required("spec.names." + field, ""));
            }
        }
    }
}
