package dev.windlass.submit.kubernetes;

import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.ClusterException.Lasting;
import dev.windlass.submit.core.Template;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a WorkflowTemplate as the API server gives it. */
final class TemplateReader {
    private TemplateReader() {}

    /**
     * Reads a template.
     *
     * @throws ClusterException where a field is not what Argo's definition says it is
     */
    static Template read(GenericKubernetesResource resource) throws ClusterException {
        Map<?, ?> spec = object(resource.getAdditionalProperties(), "spec");
        Map<?, ?> metadata = object(spec, "workflowMetadata");
        Map<String, String> labels = resource.getMetadata().getLabels();
        return new Template(
                labels == null ? Map.of() : labels, texts(metadata, "labels"), texts(metadata, "annotations"));
    }

    private static Map<String, String> texts(Map<?, ?> in, String field) throws ClusterException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : object(in, field).entrySet()) {
            switch (each.getValue()) {
                case null -> texts.put(String.valueOf(each.getKey()), "");
                case String text -> texts.put(String.valueOf(each.getKey()), text);
                default ->
                    throw unreadable("spec.workflowMetadata." + field + "." + each.getKey() + " must be a string");
            }
        }
        return texts;
    }

    private static Map<?, ?> object(Map<?, ?> in, String field) throws ClusterException {
        return switch (in.get(field)) {
            case null -> Map.of();
            case Map<?, ?> map -> map;
            default -> throw unreadable(field + " must be an object");
        };
    }

    private static ClusterException unreadable(String why) {
        return new ClusterException("the template cannot be read: " + why, Lasting.FINAL);
    }
}
