package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import java.util.List;

/** What roles and bindings must be (k8s.io/kubernetes, pkg/apis/rbac/validation). */
final class RbacRules {
    private RbacRules() {}

    static void role(ObjectNode role, boolean namespaced, List<FieldFault> faults) {
        int index = 0;
        for (JsonNode rule : role.path("rules")) {
            rule(rule, "rules[" + index++ + "].", namespaced, faults);
        }
        JsonNode aggregation = role.path("aggregationRule");
        if (aggregation.isObject() && aggregation.path("clusterRoleSelectors").isEmpty()) {
            faults.add(FieldFault.required(
                    "aggregationRule.clusterRoleSelectors",
                    "at least one clusterRoleSelector required if aggregationRule is non-nil"));
        }
    }

    private static void rule(JsonNode rule, String path, boolean namespaced, List<FieldFault> faults) {
        if (rule.path("verbs").isEmpty()) {
            faults.add(FieldFault.required(path + "verbs", "verbs must contain at least one value"));
        }
        boolean onGroups = !rule.path("apiGroups").isEmpty();
        boolean onResources = !rule.path("resources").isEmpty();
        JsonNode urls = rule.path("nonResourceURLs");
        if (urls.isEmpty()) {
            if (!onGroups) {
                faults.add(
                        FieldFault.required(path + "apiGroups", "resource rules must supply at least one api group"));
            }
            if (!onResources) {
                faults.add(FieldFault.required(path + "resources", "resource rules must supply at least one resource"));
            }
            return;
        }
        String value = Go.slice(Json.texts(urls));
        if (namespaced) {
            faults.add(FieldFault.invalidRaw(
                    path + "nonResourceURLs", value, "namespaced rules cannot apply to non-resource URLs"));
        }
        if (onGroups || onResources || !rule.path("resourceNames").isEmpty()) {
            faults.add(FieldFault.invalidRaw(
                    path + "nonResourceURLs",
                    value,
                    "rules cannot apply to both regular resources and non-resource URLs"));
        }
    }

    static void binding(ObjectNode binding, boolean namespaced, List<FieldFault> faults) {
        JsonNode role = binding.path("roleRef");
        oneOf(role, "roleRef.", "apiGroup", List.of(BuiltIn.RBAC), faults);
        oneOf(role, "roleRef.", "kind", namespaced ? List.of("Role", "ClusterRole") : List.of("ClusterRole"), faults);
        String name = Json.text(role, "name");
        if (name.isEmpty()) {
            faults.add(FieldFault.required("roleRef.name", ""));
        }
        Names.pathSegment(name).forEach(why -> faults.add(FieldFault.invalid("roleRef.name", name, why)));
        int index = 0;
        for (JsonNode subject : binding.path("subjects")) {
            subject(subject, "subjects[" + index++ + "].", namespaced, faults);
        }
    }

    private static void subject(JsonNode subject, String path, boolean namespaced, List<FieldFault> faults) {
        String name = Json.text(subject, "name");
        if (name.isEmpty()) {
            faults.add(FieldFault.required(path + "name", ""));
        }
        switch (Json.text(subject, "kind")) {
            case "ServiceAccount" -> {
                if (!name.isEmpty()) {
                    Names.subdomain(name).forEach(why -> faults.add(FieldFault.invalid(path + "name", name, why)));
                }
                oneOf(subject, path, "apiGroup", List.of(""), faults);
                if (!namespaced && Json.text(subject, "namespace").isEmpty()) {
                    faults.add(FieldFault.required(path + "namespace", ""));
                }
            }
            case "User", "Group" -> oneOf(subject, path, "apiGroup", List.of(BuiltIn.RBAC), faults);
            default -> oneOf(subject, path, "kind", List.of("ServiceAccount", "User", "Group"), faults);
        }
    }

    private static void oneOf(
            JsonNode node, String path, String field, List<String> supported, List<FieldFault> faults) {
        String value = Json.text(node, field);
        if (!supported.contains(value)) {
            faults.add(FieldFault.unsupported(path + field, value, supported));
        }
    }

    static void roleRefStays(ObjectNode binding, ObjectNode old, List<FieldFault> faults) {
        JsonNode role = binding.path("roleRef");
        if (!Json.same(role, old.path("roleRef"))) {
            faults.add(FieldFault.invalidRaw(
                    "roleRef",
                    "rbac.RoleRef{APIGroup:" + Json.quote(Json.text(role, "apiGroup")) + ", Kind:"
                            + Json.quote(Json.text(role, "kind")) + ", Name:" + Json.quote(Json.text(role, "name"))
                            + "}",
                    "cannot change roleRef"));
        }
    }
}
