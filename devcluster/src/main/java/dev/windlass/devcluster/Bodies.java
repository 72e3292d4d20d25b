package dev.windlass.devcluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads request bodies, and refuses them in the real server's words. */
final class Bodies {
    private static final int SUMMARY = 30;
    private static final List<String> HOW = List.of("", "Ignore", "Strict", "Warn");
    private static final List<String> CUSTOM = List.of("application/json", "application/yaml");
    private static final List<String> BUILT_IN =
            List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    private Bodies() {}

    static String mediaType(Call call) {
        String type = call.header("Content-Type");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    /**
     * The object in the body of a create or an update, without fields that its kind doesn't have.
     * Each such field is a warning, where the client didn't ask for more or less.
     */
    static ObjectNode object(Call call, Resource resource) {
        String type = mediaType(call);
        boolean yaml = type.equals("application/yaml");
        if (type.equals(Protobuf.MEDIA_TYPE) && !resource.custom()) {
            return checked(Protobuf.read(call.body()), call, resource, List.of());
        }
        if (!yaml && !type.isEmpty() && !type.equals("application/json")) {
            throw Failures.unsupportedMediaType(resource.custom() ? CUSTOM : BUILT_IN);
        }
        List<String> duplicates = new ArrayList<>();
        JsonNode document = parse(call.body(), yaml, resource, duplicates);
        if (!(document instanceof ObjectNode object)) {
            throw unrecognized(
                    call.body(),
                    resource,
                    "couldn't get version/kind; json parse error: json: cannot unmarshal "
                            + Json.typeName(document)
                            + " into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
                            + " \"json:\\\"kind,omitempty\\\"\" }");
        }
        return checked(object, call, resource, duplicates);
    }

    /**
     * Holds a document to its kind, as strictly as the client wants.
     *
     * @param duplicates the paths of fields that were sent twice
     */
    static void shape(Call call, Resource resource, ObjectNode object, List<String> duplicates) {
        String how = call.param("fieldValidation");
        if (!HOW.contains(how)) {
            throw Failures.invalid(
                    "meta.k8s.io",
                    call.options(),
                    "",
                    List.of(Failures.FieldFault.unsupported("fieldValidation", how, HOW)));
        }
        List<String> complaints = new ArrayList<>();
        duplicates.forEach(path -> complaints.add("duplicate field " + Json.quote(path)));
        Shape.prune(resource, object).forEach(path -> complaints.add("unknown field " + Json.quote(path)));
        if (how.equals("Strict") && !complaints.isEmpty()) {
            throw new Shape.Mismatch("strict decoding error: " + String.join(", ", complaints));
        }
        if (!how.equals("Ignore")) {
            call.warnings().addAll(complaints);
        }
    }

    private static JsonNode parse(byte[] body, boolean yaml, Resource resource, List<String> duplicates) {
        try {
            return yaml ? Yaml.read(body) : Json.read(body, duplicates);
        } catch (JsonProcessingException e) {
            String why = yaml ? "error converting YAML to JSON: " + e.getOriginalMessage() : GoJson.complaint(body);
            throw unrecognized(body, resource, "couldn't get version/kind; json parse error: " + why);
        } catch (IOException e) {
            throw Failures.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode checked(ObjectNode object, Call call, Resource resource, List<String> duplicates) {
        byte[] body = call.body();
        String kind = Json.text(object, "kind");
        String apiVersion = Json.text(object, "apiVersion");
        if (resource.custom() && kind.isEmpty()) {
            throw unrecognized(
                    body, resource, "Object 'Kind' is missing in '" + new String(body, StandardCharsets.UTF_8) + "'");
        }
        if (!resource.custom() && !kind.isEmpty() && !kind.equals(resource.kind())) {
            String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
            throw Failures.badRequest(kind + " in version " + Json.quote(version) + " cannot be handled as a "
                    + resource.kind() + ": no kind " + Json.quote(kind) + " is registered for version "
                    + Json.quote(apiVersion) + " in scheme \"pkg/api/legacyscheme/scheme.go:30\"");
        }
        if (!apiVersion.equals(resource.apiVersion()) && (!apiVersion.isEmpty() || resource.custom())) {
            throw Failures.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + resource.apiVersion() + ")");
        }
        try {
            JsonNode metadata = object.path("metadata");
            if (!metadata.isMissingNode() && !metadata.isNull() && !metadata.isObject()) {
                throw new Shape.Mismatch("json: cannot unmarshal " + Json.typeName(metadata) + " into Go struct field "
                        + resource.kind() + ".metadata of type v1.ObjectMeta");
            }
            shape(call, resource, object, duplicates);
            if (object.get("metadata") instanceof ObjectNode given) {
                given.remove("managedFields");
            }
        } catch (Shape.Mismatch e) {
            throw Failures.badRequest(resource.kind() + " in version " + Json.quote(resource.version())
                    + " cannot be handled as a " + resource.kind() + ": " + e.getMessage());
        }
        return object;
    }

    /** The namespace and the name that the body gives must be those of the path. */
    static void checkPlace(Resource resource, ObjectNode object, String namespace, String name) {
        JsonNode metadata = object.path("metadata");
        String given = Json.text(metadata, "name");
        if (!name.isEmpty() && !given.equals(name)) {
            throw Failures.badRequest(
                    "the name of the object (" + given + ") does not match the name on the URL (" + name + ")");
        }
        String in = Json.text(metadata, "namespace");
        if (resource.namespaced() && !in.isEmpty() && !in.equals(namespace)) {
            throw Failures.badRequest(
                    name.isEmpty()
                            ? "the namespace of the provided object does not match the namespace sent on the request"
                            : "the namespace of the object (" + in + ") does not match the namespace on the request ("
                                    + namespace + ")");
        }
    }

    private static ApiException unrecognized(byte[] body, Resource resource, String why) {
        return Failures.badRequest("the object provided is unrecognized (must be of type " + resource.kind() + "): "
                + why + " (" + summary(body) + ")");
    }

    private static String summary(byte[] body) {
        if (body.length == 0) {
            return "<empty>";
        }
        int shown = Math.min(body.length, SUMMARY);
        String start = body[0] == '{'
                ? new String(body, 0, shown, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(body, 0, shown);
        return body.length > SUMMARY ? start + " ..." : start;
    }
}
