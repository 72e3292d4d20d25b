package dev.windlass.devcluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a PATCH, of one of the four kinds.
 *
 * @param manager who applies; empty for the other kinds
 * @param custom whether a custom resource is patched
 * @param duplicates the paths of fields that the body names twice
 */
record Patch(Kind kind, JsonNode body, String manager, boolean custom, List<String> duplicates) {

    enum Kind {
        JSON("application/json-patch+json"),
        MERGE("application/merge-patch+json"),
        STRATEGIC("application/strategic-merge-patch+json"),
        APPLY("application/apply-patch+yaml");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    static Patch of(Call call, Resource resource) {
        Kind kind = kind(Bodies.mediaType(call), resource);
        if (kind == Kind.APPLY && call.param("fieldManager").isEmpty()) {
            throw Failures.invalid(
                    "meta.k8s.io",
                    "PatchOptions",
                    "",
                    List.of(FieldFault.required("fieldManager", "is required for apply patch")));
        }
        if (kind != Kind.APPLY && call.query().containsKey("force")) {
            throw Failures.invalid(
                    "meta.k8s.io",
                    "PatchOptions",
                    "",
                    List.of(FieldFault.forbidden("force", "may not be specified for non-apply patch")));
        }
        List<String> duplicates = new ArrayList<>();
        return new Patch(kind, read(call, kind, duplicates), call.param("fieldManager"), resource.custom(), duplicates);
    }

    private static Kind kind(String mediaType, Resource resource) {
        List<String> accepted = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.STRATEGIC && resource.custom()) {
                continue;
            }
            if (kind.mediaType.equals(mediaType)) {
                return kind;
            }
            accepted.add(kind.mediaType);
        }
        throw Failures.unsupportedMediaType(accepted);
    }

    private static JsonNode read(Call call, Kind kind, List<String> duplicates) {
        JsonNode body;
        try {
            body = kind == Kind.APPLY ? Yaml.read(call.body()) : Json.read(call.body(), duplicates);
        } catch (JsonProcessingException e) {
            throw Failures.badRequest(
                    kind == Kind.APPLY
                            ? "error decoding YAML: " + e.getOriginalMessage()
                            : "error decoding patch: " + GoJson.complaint(call.body()));
        } catch (IOException e) {
            throw Failures.badRequest("the body could not be read");
        }
        if (kind != Kind.JSON && !body.isObject()) {
            throw Failures.badRequest("error decoding patch: json: cannot unmarshal " + Json.typeName(body)
                    + " into Go value of type map[string]interface {}");
        }
        return body;
    }

    boolean applies() {
        return kind == Kind.APPLY;
    }

    /** The patched document; {@code old} is used up. */
    ObjectNode apply(ObjectNode old) {
        JsonNode patched = switch (kind) {
            case JSON -> JsonPatch.apply(old, body);
            case MERGE -> MergePatch.merge(old, body.deepCopy());
            case STRATEGIC -> MergePatch.strategic(old, body.deepCopy());
            case APPLY -> Applied.apply(old, (ObjectNode) body, manager, custom);
        };
        if (patched instanceof ObjectNode object) {
            return object;
        }
        throw Failures.invalid(
                "",
                "",
                "",
                List.of(FieldFault.invalid(
                        "patch",
                        patched.toString(),
                        "json: cannot unmarshal " + Json.typeName(patched) + " into Go value")));
    }

    /** For an apply to what isn't there yet. */
    ObjectNode whole(String name) {
        ObjectNode object = apply(Json.object());
        Json.metadata(object).put("name", name).remove("resourceVersion");
        return object;
    }
}
