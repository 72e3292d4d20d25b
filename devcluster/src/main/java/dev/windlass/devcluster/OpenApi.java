package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Just enough OpenAPI v3 for kubectl to see that the server itself validates fields; it has no schemas. */
final class OpenApi {
    private final Catalog catalog;

    OpenApi(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @param path the parts after {@code /openapi/v3} */
    @Nullable ObjectNode answer(List<String> path) {
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
