package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import java.util.ArrayList;
import java.util.List;

/** What a CustomResourceDefinition must be; of its schemas, only that there are any. */
final class DefinitionRules {
    private DefinitionRules() {}

    static List<FieldFault> faults(ObjectNode definition) {
        List<FieldFault> faults = new ArrayList<>();
        JsonNode spec = definition.path("spec");
        String name = Json.text(definition, "metadata", "name");
        String group = Json.text(spec, "group");
        if (!name.equals(Json.text(spec, "names", "plural") + "." + group)) {
            faults.add(FieldFault.invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group"));
        }
        group(group, faults);
        String scope = Json.text(spec, "scope");
        if (scope.isEmpty()) {
            faults.add(FieldFault.required("spec.scope", ""));
        } else if (!scope.equals("Cluster") && !scope.equals("Namespaced")) {
            faults.add(FieldFault.unsupported("spec.scope", scope, List.of("Cluster", "Namespaced")));
        }
        versions(spec.path("versions"), faults);
        for (String field : List.of("plural", "kind")) {
            if (Json.text(spec, "names", field).isEmpty()) {
                faults.add(FieldFault.required("spec.names." + field, ""));
            }
        }
        return faults;
    }

    private static void group(String group, List<FieldFault> faults) {
        if (group.isEmpty()) {
            faults.add(FieldFault.required("spec.group", ""));
            return;
        }
        List<String> why = Names.subdomain(group);
        why.forEach(reason -> faults.add(FieldFault.invalid("spec.group", group, reason)));
        if (why.isEmpty() && !group.contains(".")) {
            faults.add(FieldFault.invalid("spec.group", group, "should be a domain with at least one dot"));
        }
    }

    private static void versions(JsonNode versions, List<FieldFault> faults) {
        int stored = 0;
        int index = 0;
        for (JsonNode version : versions) {
            stored += version.path("storage").asBoolean() ? 1 : 0;
            if (!version.path("schema").path("openAPIV3Schema").isObject()) {
                faults.add(FieldFault.required(
                        "spec.versions[" + index + "].schema.openAPIV3Schema", "schemas are required"));
            }
            index++;
        }
        if (stored != 1) {
            faults.add(FieldFault.invalidRaw(
                    "spec.versions", versions.toString(), "must have exactly one version marked as storage version"));
        }
    }
}
