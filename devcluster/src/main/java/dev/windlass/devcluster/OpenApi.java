package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Just enough OpenAPI v3 for kubectl to see that the server itself validates fields; it has no schemas. */
final class OpenApi {
    private final Catalog catalog;

    OpenApi(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @param path the parts after {@code /openapi} */
    @Nullable Reply answer(List<String> path, String accept) {
        if (path.equals(List.of("v2"))) {
            return second(accept.contains("proto-openapi"));
        }
        ObjectNode document =
                path.isEmpty() || !path.getFirst().equals("v3") ? null : third(path.subList(1, path.size()));
        return document == null ? null : Reply.json(200, Json.bytes(document));
    }

    /** The older document without any definitions: kubectl then leaves validation to the server. */
    private static Reply second(boolean protobuf) {
        if (protobuf) {
            // One field: swagger = "2.0".
            byte[] document = "\n\u00032.0".getBytes(StandardCharsets.US_ASCII);
            return new Reply.Full(
                    200, "application/com.github.proto-openapi.spec.v2.v1.0+protobuf", document, Map.of());
        }
        ObjectNode document = Json.object().put("swagger", "2.0");
        document.putObject("info").put("title", "Kubernetes").put("version", ServerVersion.TEXT);
        document.putObject("paths");
        return Reply.json(200, Json.bytes(document));
    }

    private @Nullable ObjectNode third(List<String> path) {
        if (path.isEmpty()) {
            ObjectNode index = Json.object();
            ObjectNode paths = index.putObject("paths");
            paths.putObject("api/v1").put("serverRelativeURL", "/openapi/v3/api/v1");
            catalog.groups()
                    .forEach((group, versions) -> versions.forEach(version -> {
                        String place = "apis/" + group + "/" + version;
                        paths.putObject(place).put("serverRelativeURL", "/openapi/v3/" + place);
                    }));
            return index;
        }
        boolean core = path.equals(List.of("api", "v1"));
        if (!core && (path.size() != 3 || !path.getFirst().equals("apis"))) {
            return null;
        }
        List<Resource> resources = core ? catalog.in("", "v1") : catalog.in(path.get(1), path.get(2));
        return resources.isEmpty() ? null : document(resources);
    }

    private static ObjectNode document(List<Resource> resources) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", ServerVersion.TEXT);
        ObjectNode paths = document.putObject("paths");
        for (Resource resource : resources) {
            String root = resource.group().isEmpty() ? "/api/v1/" : "/apis/" + resource.apiVersion() + "/";
            String scope = resource.namespaced() ? "namespaces/{namespace}/" : "";
            ObjectNode patch = paths.putObject(root + scope + resource.plural() + "/{name}")
                    .putObject("patch");
            patch.putArray("parameters")
                    .addObject()
                    .put("name", "fieldValidation")
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "string");
            patch.putObject("x-kubernetes-group-version-kind")
                    .put("group", resource.group())
                    .put("version", resource.version())
                    .put("kind", resource.kind());
            patch.putObject("responses");
        }
        document.putObject("components").putObject("schemas");
        return document;
    }
}
