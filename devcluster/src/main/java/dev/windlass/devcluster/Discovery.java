package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells clients what is served: the plain documents and the aggregated ones. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> CUSTOM_VERBS =
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");
    private static final List<String> FIXED_PATHS = List.of(
            "/.well-known/openid-configuration",
            "/api",
            "/api/v1",
            "/apis",
            "/healthz",
            "/livez",
            "/openapi/v2",
            "/openapi/v3",
            "/openid/v1/jwks",
            "/readyz",
            "/version");
    private static final String AGGREGATED = "apidiscovery.k8s.io";

    private final Catalog catalog;

    Discovery(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The answer to a discovery path, or null if it is none. */
    @Nullable Reply answer(List<String> path, Call call, String address) {
        boolean core = path.getFirst().equals("api");
        if (path.size() == 1) {
            for (Accept wish : Accept.all(call.header("Accept"))) {
                if (wish.group().equals(AGGREGATED) && wish.as().equals("APIGroupDiscoveryList")) {
                    return aggregated(core, wish.version());
                }
            }
            return reply(core ? coreVersions(address) : groups());
        }
        if (core) {
            return path.size() == 2 && path.get(1).equals("v1") ? reply(resources("", "v1")) : null;
        }
        Set<String> versions = catalog.groups().get(path.get(1));
        if (versions == null) {
            return null;
        }
        if (path.size() == 2) {
            return reply(group(path.get(1), versions, true));
        }
        return versions.contains(path.get(2)) ? reply(resources(path.get(1), path.get(2))) : null;
    }

    /** What {@code GET /} lists. */
    ObjectNode paths() {
        Set<String> paths = new TreeSet<>(FIXED_PATHS);
        catalog.groups().forEach((group, versions) -> {
            paths.add("/apis/" + group);
            versions.forEach(version -> paths.add("/apis/" + group + "/" + version));
        });
        ObjectNode document = Json.object();
        addAll(document, "paths", List.copyOf(paths));
        return document;
    }

    private static Reply reply(ObjectNode document) {
        return Reply.json(200, Json.line(document));
    }

    private static ObjectNode coreVersions(String address) {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", address);
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        catalog.groups().forEach((name, versions) -> groups.add(group(name, versions, false)));
        return list;
    }

    private static ObjectNode group(String name, Set<String> versions, boolean typed) {
        ObjectNode group = Json.object();
        if (typed) {
            group.put("kind", "APIGroup").put("apiVersion", "v1");
        }
        group.put("name", name);
        ArrayNode list = group.putArray("versions");
        versions.forEach(version -> list.add(groupVersion(name, version)));
        group.set("preferredVersion", groupVersion(name, versions.iterator().next()));
        return group;
    }

    private static ObjectNode groupVersion(String group, String version) {
        return Json.object().put("groupVersion", group + "/" + version).put("version", version);
    }

    private ObjectNode resources(String group, String version) {
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        for (Resource resource : catalog.in(group, version)) {
            ObjectNode entry = entry(resource, resource.plural(), resource.kind(), verbs(resource));
            entry.put("singularName", resource.singular());
            addAll(entry, "shortNames", resource.shortNames());
            addAll(entry, "categories", resource.categories());
            resources.add(entry);
            if (resource.status()) {
                resources.add(entry(
                        resource, resource.plural() + "/status", resource.kind(), List.of("get", "patch", "update")));
            }
            if (resource.is(BuiltIn.SERVICE_ACCOUNTS)) {
                resources.add(entry(resource, "serviceaccounts/token", "TokenRequest", List.of("create"))
                        .put("group", "authentication.k8s.io")
                        .put("version", "v1"));
            }
            if (resource.is(BuiltIn.NAMESPACES)) {
                resources.add(entry(resource, "namespaces/finalize", "Namespace", List.of("update")));
            }
        }
        return list;
    }

    private static ObjectNode entry(Resource resource, String name, String kind, List<String> verbs) {
        ObjectNode entry = Json.object()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", resource.namespaced())
                .put("kind", kind);
        addAll(entry, "verbs", verbs);
        return entry;
    }

    private static List<String> verbs(Resource resource) {
        if (resource.virtual()) {
            return List.of("create");
        }
        if (resource.custom()) {
            return CUSTOM_VERBS;
        }
        return resource.is(BuiltIn.NAMESPACES)
                ? VERBS.stream()
                        .filter(verb -> !verb.equals("deletecollection"))
                        .toList()
                : VERBS;
    }

    private static void addAll(ObjectNode node, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = node.putArray(field);
            texts.forEach(array::add);
        }
    }

    private Reply aggregated(boolean core, String apiVersion) {
        ObjectNode list =
                Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", AGGREGATED + "/" + apiVersion);
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        Map<String, Set<String>> groups = core ? Map.of("", Set.of("v1")) : catalog.groups();
        groups.forEach((name, versions) -> {
            ObjectNode group = items.addObject();
            ObjectNode metadata = group.putObject("metadata");
            if (!name.isEmpty()) {
                metadata.put("name", name);
            }
            metadata.putNull("creationTimestamp");
            ArrayNode all = group.putArray("versions");
            versions.forEach(version -> {
                ObjectNode entry = all.addObject().put("version", version);
                ArrayNode resources = entry.putArray("resources");
                catalog.in(name, version).forEach(resource -> resources.add(aggregated(resource)));
                entry.put("freshness", "Current");
            });
        });
        String type = "application/json;g=" + AGGREGATED + ";v=" + apiVersion + ";as=APIGroupDiscoveryList";
        return new Reply.Full(200, type, Json.line(list), Map.of());
    }

    private static ObjectNode aggregated(Resource resource) {
        ObjectNode entry = Json.object().put("resource", resource.plural());
        entry.set("responseKind", kind(resource.group(), resource.version(), resource.kind()));
        entry.put("scope", resource.namespaced() ? "Namespaced" : "Cluster")
                .put("singularResource", resource.singular());
        addAll(entry, "verbs", verbs(resource));
        addAll(entry, "shortNames", resource.shortNames());
        addAll(entry, "categories", resource.categories());
        if (resource.status()) {
            subresource(
                    entry,
                    "status",
                    kind(resource.group(), resource.version(), resource.kind()),
                    List.of("get", "patch", "update"));
        }
        if (resource.is(BuiltIn.SERVICE_ACCOUNTS)) {
            subresource(entry, "token", kind("authentication.k8s.io", "v1", "TokenRequest"), List.of("create"));
        }
        if (resource.is(BuiltIn.NAMESPACES)) {
            subresource(entry, "finalize", kind("", "v1", "Namespace"), List.of("update"));
        }
        return entry;
    }

    private static void subresource(ObjectNode entry, String name, ObjectNode kind, List<String> verbs) {
        ObjectNode subresource = entry.withArray("subresources").addObject().put("subresource", name);
        subresource.set("responseKind", kind);
        addAll(subresource, "verbs", verbs);
    }

    private static ObjectNode kind(String group, String version, String kind) {
        return Json.object().put("group", group).put("version", version).put("kind", kind);
    }
}
