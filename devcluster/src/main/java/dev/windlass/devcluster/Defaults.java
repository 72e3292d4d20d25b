package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Fills in what a client may leave out, on create and on update. */
final class Defaults {
    private static final Set<String> PERSONS = Set.of("User", "Group");

    private Defaults() {}

    static void apply(Resource resource, ObjectNode object) {
        switch (resource.qualified()) {
            case BuiltIn.NAMESPACES -> {
                ObjectNode metadata = Json.metadata(object);
                metadata.withObjectProperty("labels").put("kubernetes.io/metadata.name", Json.text(metadata, "name"));
            }
            case BuiltIn.SECRETS -> secret(object);
            case BuiltIn.ROLE_BINDINGS, BuiltIn.CLUSTER_ROLE_BINDINGS -> binding(object);
            case BuiltIn.ROLES, BuiltIn.CLUSTER_ROLES -> {
                if (object.path("rules").isEmpty()) {
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
                    && PERSONS.contains(Json.text(subject, "kind"))) {
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
        event.withObjectProperty("source");
        event.withObjectProperty("involvedObject");
    }

    private static void definition(ObjectNode definition) {
        ObjectNode spec = definition.withObjectProperty("spec");
        ObjectNode names = spec.withObjectProperty("names");
        String kind = Json.text(names, "kind");
        if (Json.text(names, "singular").isEmpty()) {
            names.put("singular", Text.lower(kind));
        }
        if (Json.text(names, "listKind").isEmpty() && !kind.isEmpty()) {
            names.put("listKind", kind + "List");
        }
        if (!spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
        Definitions.accept(definition);
    }
}
