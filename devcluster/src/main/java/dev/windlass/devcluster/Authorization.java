package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Refuses what a user may not do. */
final class Authorization implements Authentication.Permission {
    private final Rbac rbac;
    private final boolean enforced;

    /** @param enforced when false everything is allowed */
    Authorization(Rbac rbac, boolean enforced) {
        this.rbac = rbac;
        this.enforced = enforced;
    }

    Rbac.Decision decide(User user, Target target) {
        return enforced ? rbac.decide(user, target) : new Rbac.Decision(true, "");
    }

    @Override
    public void require(User user, Target target) {
        Rbac.Decision decision = decide(user, target);
        if (decision.allowed()) {
            return;
        }
        String reason = decision.reason().isEmpty() ? "" : ": " + decision.reason();
        String qualified = target.group().isEmpty() ? target.resource() : target.resource() + "." + target.group();
        String what = escape(refusal(user, target)) + reason;
        String subject = !target.resourceRequest()
                ? "forbidden: "
                : target.name().isEmpty()
                        ? qualified + " is forbidden: "
                        : qualified + " " + Json.quote(target.name()) + " is forbidden: ";
        throw new ApiException(
                403,
                "Forbidden",
                subject + what,
                ApiException.Details.of(target.group(), target.resource(), target.name()));
    }

    /** For a write that creates what is not there: a create is asked for as well. */
    void requireCreate(User user, Resource resource, Target target) {
        Rbac.Decision decision = decide(
                user,
                new Target(
                        true,
                        "",
                        "create",
                        resource.group(),
                        resource.version(),
                        target.namespace(),
                        resource.plural(),
                        "",
                        target.name()));
        if (!decision.allowed()) {
            throw Failures.forbidden(resource, target.name(), decision.reason());
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String refusal(User user, Target target) {
        String who = "User " + Json.quote(user.name()) + " cannot " + target.verb();
        if (!target.resourceRequest()) {
            return who + " path " + Json.quote(target.path());
        }
        String resource =
                target.subresource().isEmpty() ? target.resource() : target.resource() + "/" + target.subresource();
        String what = who + " resource " + Json.quote(resource) + " in API group " + Json.quote(target.group());
        return target.namespace().isEmpty()
                ? what + " at the cluster scope"
                : what + " in the namespace " + Json.quote(target.namespace());
    }

    /** Nobody grants by a role or a binding what they don't have themselves, unless they may escalate or bind. */
    void checkEscalation(User user, Resource resource, String namespace, ObjectNode object) {
        if (!enforced || user.master()) {
            return;
        }
        String name = Json.text(object, "metadata", "name");
        switch (resource.qualified()) {
            case BuiltIn.ROLES, BuiltIn.CLUSTER_ROLES -> {
                if (!may(user, "escalate", resource.plural(), namespace, name)) {
                    checkCovered(user, resource, namespace, name, PolicyRule.all(object));
                }
            }
            case BuiltIn.ROLE_BINDINGS, BuiltIn.CLUSTER_ROLE_BINDINGS ->
                checkBinding(user, resource, namespace, name, object);
            default -> {}
        }
    }

    private void checkBinding(User user, Resource resource, String namespace, String name, JsonNode object) {
        String kind = Json.text(object, "roleRef", "kind");
        String role = Json.text(object, "roleRef", "name");
        if (may(user, "bind", kind.equals("Role") ? "roles" : "clusterroles", namespace, role)) {
            return;
        }
        List<PolicyRule> rules = rbac.rulesOf(kind, namespace, role);
        if (rules == null) {
            Resource missing = BuiltIn.named(kind.equals("Role") ? BuiltIn.ROLES : BuiltIn.CLUSTER_ROLES);
            throw Failures.notFound(missing, role);
        }
        checkCovered(user, resource, namespace, name, rules);
    }

    private boolean may(User user, String verb, String resource, String namespace, String name) {
        return rbac.decide(user, new Target(true, "", verb, BuiltIn.RBAC, "v1", namespace, resource, "", name))
                .allowed();
    }

    private void checkCovered(User user, Resource resource, String namespace, String name, List<PolicyRule> wanted) {
        List<PolicyRule> held = rbac.rules(user, namespace);
        Map<PolicyRule, Set<String>> missing = new LinkedHashMap<>();
        for (PolicyRule rule : wanted) {
            for (PolicyRule atom : rule.atoms()) {
                if (held.stream().noneMatch(own -> own.covers(atom))) {
                    PolicyRule object =
                            new PolicyRule(List.of(), atom.groups(), atom.resources(), atom.names(), atom.urls());
                    missing.computeIfAbsent(object, key -> new LinkedHashSet<>())
                            .add(atom.verbs().getFirst());
                }
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Set<String> lines = new TreeSet<>();
        missing.forEach((rule, verbs) ->
                lines.add(new PolicyRule(List.copyOf(verbs), rule.groups(), rule.resources(), rule.names(), rule.urls())
                        .describe()));
        throw Failures.forbidden(
                resource,
                name,
                "user " + Json.quote(user.name()) + " (groups=" + Go.quoted(user.groups())
                        + ") is attempting to grant RBAC permissions not currently held:\n" + String.join("\n", lines));
    }
}
