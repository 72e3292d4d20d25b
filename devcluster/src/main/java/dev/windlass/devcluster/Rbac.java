package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Role-based access control over the stored roles and bindings (k8s.io/kubernetes, pkg/registry/rbac/validation). */
final class Rbac {
    private static final Set<String> POLICY =
            Set.of(BuiltIn.ROLES, BuiltIn.ROLE_BINDINGS, BuiltIn.CLUSTER_ROLES, BuiltIn.CLUSTER_ROLE_BINDINGS);

    private final Store store;
    private volatile @Nullable Policy policy;

    Rbac(Store store) {
        this.store = store;
        store.onCommit(changes -> {
            if (changes.stream().anyMatch(change -> POLICY.contains(change.resource()))) {
                policy = null;
            }
        });
    }

    /** Whether something is allowed; the reason says by what, or what stood in the way of finding out. */
    record Decision(boolean allowed, String reason) {}

    /** @param source the binding in words */
    private record Granted(String source, PolicyRule rule) {}

    private record Binding(String label, String namespace, JsonNode subjects, String roleKind, String roleName) {}

    private record Policy(
            List<Binding> everywhere, Map<String, List<Binding>> byNamespace, Map<String, List<PolicyRule>> roles) {}

    Decision decide(User user, Target target) {
        if (user.master()) {
            return new Decision(true, "");
        }
        List<String> faults = new ArrayList<>();
        for (Granted granted : granted(user, target.namespace(), faults)) {
            if (granted.rule().allows(target)) {
                return new Decision(true, "RBAC: allowed by " + granted.source());
            }
        }
        return new Decision(false, faults.isEmpty() ? "" : "RBAC: " + aggregate(faults));
    }

    private static String aggregate(List<String> faults) {
        List<String> distinct = faults.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.getFirst() : "[" + String.join(", ", distinct) + "]";
    }

    List<PolicyRule> rules(User user, String namespace) {
        return granted(user, namespace, new ArrayList<>()).stream()
                .map(Granted::rule)
                .toList();
    }

    /** The rules of a role that a binding refers to; null where there is no such role. */
    @Nullable List<PolicyRule> rulesOf(String kind, String namespace, String name) {
        return current().roles().get(roleKey(kind, namespace, name));
    }

    private List<Granted> granted(User user, String namespace, List<String> faults) {
        Policy now = current();
        List<Binding> bindings = new ArrayList<>(now.everywhere());
        bindings.addAll(now.byNamespace().getOrDefault(namespace, List.of()));
        List<Granted> granted = new ArrayList<>();
        for (Binding binding : bindings) {
            String subject = subject(user, binding);
            if (subject == null) {
                continue;
            }
            List<PolicyRule> rules =
                    now.roles().get(roleKey(binding.roleKind(), binding.namespace(), binding.roleName()));
            if (rules == null) {
                String resource = binding.roleKind().equals("Role") ? "role" : "clusterrole";
                faults.add(resource + "." + BuiltIn.RBAC + " " + Json.quote(binding.roleName()) + " not found");
                continue;
            }
            String source = binding.label() + " of " + binding.roleKind() + " " + Json.quote(binding.roleName())
                    + " to " + subject;
            rules.forEach(rule -> granted.add(new Granted(source, rule)));
        }
        return granted;
    }

    /** The binding's first subject that the user is, in words; null where the user is none of them. */
    private static @Nullable String subject(User user, Binding binding) {
        for (JsonNode subject : binding.subjects()) {
            String kind = Json.text(subject, "kind");
            String name = Json.text(subject, "name");
            String given = Json.text(subject, "namespace");
            String namespace = given.isEmpty() ? binding.namespace() : given;
            boolean is = switch (kind) {
                case "User" -> user.name().equals(name);
                case "Group" -> user.groups().contains(name);
                case "ServiceAccount" -> !namespace.isEmpty() && user.name().equals(User.accountName(namespace, name));
                default -> false;
            };
            if (is) {
                return kind + " " + Json.quote(kind.equals("ServiceAccount") ? name + "/" + namespace : name);
            }
        }
        return null;
    }

    private static String roleKey(String kind, String namespace, String name) {
        return kind.equals("Role") ? namespace + "/" + name : name;
    }

    private Policy current() {
        Policy known = policy;
        if (known != null) {
            return known;
        }
        Map<String, List<PolicyRule>> roles = new HashMap<>();
        for (String resource : List.of(BuiltIn.ROLES, BuiltIn.CLUSTER_ROLES)) {
            store.list(resource, "").items().forEach(item -> roles.put(item.key(), PolicyRule.all(item.object())));
        }
        List<Binding> everywhere = new ArrayList<>();
        store.list(BuiltIn.CLUSTER_ROLE_BINDINGS, "")
                .items()
                .forEach(item -> everywhere.add(binding(item, "ClusterRoleBinding " + Json.quote(item.name()))));
        Map<String, List<Binding>> byNamespace = new HashMap<>();
        store.list(BuiltIn.ROLE_BINDINGS, "")
                .items()
                .forEach(item -> byNamespace
                        .computeIfAbsent(item.namespace(), namespace -> new ArrayList<>())
                        .add(binding(item, "RoleBinding " + Json.quote(item.name() + "/" + item.namespace()))));
        Policy fresh = new Policy(everywhere, byNamespace, roles);
        policy = fresh;
        return fresh;
    }

    private static Binding binding(Item item, String label) {
        JsonNode object = item.object();
        return new Binding(
                label,
                item.namespace(),
                object.path("subjects"),
                Json.text(object, "roleRef", "kind"),
                Json.text(object, "roleRef", "name"));
    }
}
