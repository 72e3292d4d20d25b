package dev.windlass.binding.kubernetes;

import dev.windlass.binding.core.Binding;
import dev.windlass.binding.core.BindingRef;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a WorkflowEventBinding as the API server gives it. */
final class BindingReader {
    private BindingReader() {}

    /**
     * Reads a binding.
     *
     * @param instanceId the controller instance that it belongs to; null for the one without an id
     * @throws IllegalArgumentException where a field is not what Argo's definition says it is
     */
    static Binding read(GenericKubernetesResource resource, @Nullable String instanceId) {
        Map<?, ?> spec = object(resource.getAdditionalProperties(), "spec");
        BindingRef ref = ref(resource);
        return new Binding(
                ref.namespace(),
                ref.name(),
                ref.uid(),
                text(object(spec, "event"), "selector"),
                spec.get("submit") == null ? null : submit(object(spec, "submit")),
                instanceId);
    }

    static BindingRef ref(GenericKubernetesResource resource) {
        ObjectMeta metadata = resource.getMetadata();
        return new BindingRef(metadata.getNamespace(), metadata.getName(), metadata.getUid());
    }

    private static Binding.Submit submit(Map<?, ?> submit) {
        Map<?, ?> ref = object(submit, "workflowTemplateRef");
        Map<?, ?> metadata = object(submit, "metadata");
        return new Binding.Submit(
                new TemplateRef(text(ref, "name"), bool(ref, "clusterScope")),
                text(metadata, "name"),
                text(metadata, "generateName"),
                texts(object(metadata, "labels")),
                texts(object(metadata, "annotations")),
                parameters(list(object(submit, "arguments"), "parameters")));
    }

    private static List<Binding.Argument> parameters(List<?> parameters) {
        List<Binding.Argument> arguments = new ArrayList<>();
        for (Object parameter : parameters) {
            arguments.add(argument(
                    switch (parameter) {
                        // Go reads it as an empty one.
                        case null -> Map.of();
                        case Map<?, ?> fields -> fields;
                        default -> throw new IllegalArgumentException("a parameter must be an object");
                    }));
        }
        return arguments;
    }

    private static Binding.Argument argument(Map<?, ?> fields) {
        return new Binding.Argument(
                text(fields, "name"),
                fields.get("valueFrom") == null ? null : text(object(fields, "valueFrom"), "event"));
    }

    private static Map<String, String> texts(Map<?, ?> of) {
        Map<String, String> texts = new LinkedHashMap<>();
        of.keySet().forEach(key -> texts.put(String.valueOf(key), text(of, String.valueOf(key))));
        return texts;
    }

    private static Map<?, ?> object(Map<?, ?> in, String field) {
        return switch (in.get(field)) {
            case null -> Map.of();
            case Map<?, ?> map -> map;
            default -> throw new IllegalArgumentException(field + " must be an object");
        };
    }

    private static List<?> list(Map<?, ?> in, String field) {
        return switch (in.get(field)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new IllegalArgumentException(field + " must be a list");
        };
    }

    private static boolean bool(Map<?, ?> in, String field) {
        @Nullable Object value = in.get(field);
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            default -> throw new IllegalArgumentException(field + " must be true or false, without quotes");
        };
    }

    private static String text(Map<?, ?> in, String field) {
        @Nullable Object value = in.get(field);
        return switch (value) {
            case null -> "";
            case String text -> text;
            default -> throw new IllegalArgumentException(field + " must be a string; put it in quotes");
        };
    }
}
