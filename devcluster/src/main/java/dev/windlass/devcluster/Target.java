package dev.windlass.devcluster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a request is about, as RBAC sees it (k8s.io/apiserver, pkg/endpoints/request).
 *
 * @param resourceRequest whether it is about objects; else only {@code path} and {@code verb} count
 * @param path decoded
 * @param namespace also the namespace's own name where the object is a namespace
 */
record Target(
        boolean resourceRequest,
        String path,
        String verb,
        String group,
        String version,
        String namespace,
        String resource,
        String subresource,
        String name) {

    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    static Target of(Call call) {
        String path = decode(call.path());
        List<String> parts = Arrays.asList(path.replaceAll("^/+|/+$", "").split("/", -1));
        boolean core = parts.getFirst().equals("api");
        int prefix = core ? 2 : 3;
        if (parts.size() <= prefix || !(core || parts.getFirst().equals("apis"))) {
            return new Target(false, path, Text.lower(call.method()), "", "", "", "", "", "");
        }
        return resource(
                call, path, core ? "" : parts.get(1), parts.get(prefix - 1), parts.subList(prefix, parts.size()));
    }

    private static String decode(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Failures.badRequest("the request's path is not well encoded");
        }
    }

    private static Target resource(Call call, String path, String group, String version, List<String> parts) {
        String namespace = "";
        List<String> rest = parts;
        if (parts.getFirst().equals(BuiltIn.NAMESPACES) && group.isEmpty() && parts.size() > 1) {
            namespace = parts.get(1);
            if (parts.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(parts.get(2))) {
                rest = parts.subList(2, parts.size());
            }
        } else if (parts.getFirst().equals(BuiltIn.NAMESPACES) && parts.size() > 2) {
            namespace = parts.get(1);
            rest = parts.subList(2, parts.size());
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        String verb = verb(call, name);
        if (name.isEmpty() && (verb.equals("list") || verb.equals("watch") || verb.equals("deletecollection"))) {
            name = FieldSelector.parse(call.param("fieldSelector")).exactName();
        }
        String subresource = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
        return new Target(true, path, verb, group, version, namespace, rest.getFirst(), subresource, name);
    }

    private static String verb(Call call, String name) {
        return switch (call.method()) {
            case "GET", "HEAD" -> {
                if (!name.isEmpty()) {
                    yield "get";
                }
                yield call.flag("watch") ? "watch" : "list";
            }
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> Text.lower(call.method());
        };
    }
}
