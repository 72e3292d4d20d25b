package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** One rule of a role. */
record PolicyRule(
        List<String> verbs, List<String> groups, List<String> resources, List<String> names, List<String> urls) {
    private static final String ALL = "*";

    static List<PolicyRule> all(JsonNode role) {
        List<PolicyRule> rules = new ArrayList<>();
        for (JsonNode rule : role.path("rules")) {
            rules.add(new PolicyRule(
                    Json.texts(rule.path("verbs")),
                    Json.texts(rule.path("apiGroups")),
                    Json.texts(rule.path("resources")),
                    Json.texts(rule.path("resourceNames")),
                    Json.texts(rule.path("nonResourceURLs"))));
        }
        return rules;
    }

    boolean allows(Target target) {
        if (!any(verbs, target.verb())) {
            return false;
        }
        if (!target.resourceRequest()) {
            return urls.stream().anyMatch(url -> matches(url, target.path()));
        }
        return any(groups, target.group())
                && resource(target.resource(), target.subresource())
                && (names.isEmpty() || names.contains(target.name()));
    }

    private static boolean any(List<String> allowed, String wanted) {
        return allowed.contains(ALL) || allowed.contains(wanted);
    }

    private static boolean matches(String url, String path) {
        return url.equals(ALL)
                || url.equals(path)
                || (url.endsWith(ALL) && path.startsWith(url.substring(0, url.length() - 1)));
    }

    private boolean resource(String resource, String subresource) {
        String combined = subresource.isEmpty() ? resource : resource + "/" + subresource;
        return any(resources, combined) || (!subresource.isEmpty() && resources.contains(ALL + "/" + subresource));
    }

    /** The same rights as rules with one verb and one object each. */
    List<PolicyRule> atoms() {
        List<PolicyRule> atoms = new ArrayList<>();
        for (String verb : verbs) {
            for (String group : groups) {
                for (String resource : resources) {
                    for (List<String> name : names.isEmpty()
                            ? List.of(List.<String>of())
                            : names.stream().map(List::of).toList()) {
                        atoms.add(new PolicyRule(List.of(verb), List.of(group), List.of(resource), name, List.of()));
                    }
                }
            }
            urls.forEach(
                    url -> atoms.add(new PolicyRule(List.of(verb), List.of(), List.of(), List.of(), List.of(url))));
        }
        return atoms;
    }

    /** Whether this rule grants all that an atom does. */
    boolean covers(PolicyRule atom) {
        if (!any(verbs, atom.verbs.getFirst())) {
            return false;
        }
        if (!atom.urls.isEmpty()) {
            String wanted = atom.urls.getFirst();
            return urls.stream().anyMatch(url -> matches(url, wanted));
        }
        String resource = atom.resources.getFirst();
        String subresource = resource.substring(resource.indexOf('/') + 1);
        boolean named = names.isEmpty() || (!atom.names.isEmpty() && names.containsAll(atom.names));
        return any(groups, atom.groups.getFirst())
                && (any(resources, resource) || (resource.contains("/") && resources.contains(ALL + "/" + subresource)))
                && named;
    }

    /** As refusals of an escalation print it. */
    String describe() {
        List<String> parts = new ArrayList<>();
        describe(parts, "APIGroups", groups);
        describe(parts, "Resources", resources);
        describe(parts, "NonResourceURLs", urls);
        describe(parts, "ResourceNames", names);
        describe(parts, "Verbs", verbs);
        return "{" + String.join(", ", parts) + "}";
    }

    private static void describe(List<String> parts, String name, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(name + ":" + Go.quoted(values));
        }
    }

    ObjectNode resourceRule() {
        ObjectNode rule = Json.object();
        put(rule, "verbs", verbs);
        put(rule, "apiGroups", groups);
        put(rule, "resources", resources);
        if (!names.isEmpty()) {
            put(rule, "resourceNames", names);
        }
        return rule;
    }

    ObjectNode urlRule() {
        ObjectNode rule = Json.object();
        put(rule, "verbs", verbs);
        put(rule, "nonResourceURLs", urls);
        return rule;
    }

    private static void put(ObjectNode rule, String field, List<String> values) {
        values.forEach(rule.putArray(field)::add);
    }
}
