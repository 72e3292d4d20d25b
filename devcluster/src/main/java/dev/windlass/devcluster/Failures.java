package dev.windlass.devcluster;

import dev.windlass.devcluster.ApiException.Cause;
import dev.windlass.devcluster.ApiException.Details;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The refusals of a Kubernetes API server, in its words (k8s.io/apimachinery, pkg/api/errors). */
final class Failures {
    private Failures() {}

    /** One field's fault: {@code reason} as in {@code FieldValueInvalid}, {@code detail} with the offending value. */
    record FieldFault(String reason, String field, String detail) {
        static FieldFault invalid(String field, String value, String detail) {
            return new FieldFault("FieldValueInvalid", field, "Invalid value: " + Json.quote(value) + ": " + detail);
        }

        /** For a value that is printed as it is: a number, an object. */
        static FieldFault invalidRaw(String field, String value, String detail) {
            return new FieldFault("FieldValueInvalid", field, "Invalid value: " + value + ": " + detail);
        }

        static FieldFault required(String field, String detail) {
            return new FieldFault(
                    "FieldValueRequired", field, detail.isEmpty() ? "Required value" : "Required value: " + detail);
        }

        static FieldFault forbidden(String field, String detail) {
            return new FieldFault("FieldValueForbidden", field, "Forbidden: " + detail);
        }

        static FieldFault tooLong(String field, int bytes) {
            return new FieldFault("FieldValueTooLong", field, "Too long: may not be more than " + bytes + " bytes");
        }

        static FieldFault unsupported(String field, String value, List<String> supported) {
            return unsupportedRaw(field, Json.quote(value), supported);
        }

        static FieldFault unsupportedRaw(String field, String value, List<String> supported) {
            List<String> quoted = supported.stream().map(Json::quote).toList();
            return new FieldFault(
                    "FieldValueNotSupported",
                    field,
                    "Unsupported value: " + value + ": supported values: " + String.join(", ", quoted));
        }
    }

    static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message, null);
    }

    static ApiException unauthorized() {
        return new ApiException(401, "Unauthorized", "Unauthorized", null);
    }

    static ApiException notFound(Resource resource, String name) {
        return new ApiException(
                404,
                "NotFound",
                resource.qualified() + " " + Json.quote(name) + " not found",
                Details.of(resource.group(), resource.plural(), name));
    }

    static ApiException alreadyExists(Resource resource, String name) {
        return new ApiException(
                409,
                "AlreadyExists",
                resource.qualified() + " " + Json.quote(name) + " already exists",
                Details.of(resource.group(), resource.plural(), name));
    }

    static ApiException conflict(Resource resource, String name, String why) {
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource.qualified() + " " + Json.quote(name) + ": " + why,
                Details.of(resource.group(), resource.plural(), name));
    }

    static ApiException forbidden(Resource resource, String name, String why) {
        return forbidden(resource, name, why, List.of());
    }

    static ApiException forbidden(Resource resource, String name, String why, List<Cause> causes) {
        String subject = name.isEmpty() ? resource.qualified() : resource.qualified() + " " + Json.quote(name);
        return new ApiException(
                403,
                "Forbidden",
                subject + " is forbidden: " + why,
                new Details(name, resource.group(), resource.plural(), causes, 0));
    }

    static ApiException invalid(String group, String kind, String name, List<FieldFault> faults) {
        List<Cause> causes = new ArrayList<>();
        Set<String> lines = new LinkedHashSet<>();
        for (FieldFault fault : faults) {
            causes.add(new Cause(fault.reason(), fault.detail(), fault.field()));
            lines.add(fault.field() + ": " + fault.detail());
        }
        String all = lines.size() == 1 ? lines.iterator().next() : "[" + String.join(", ", lines) + "]";
        String subject = (group.isEmpty() ? kind : kind + "." + group) + " " + Json.quote(name);
        return new ApiException(
                422, "Invalid", subject + " is invalid: " + all, new Details(name, group, kind, causes, 0));
    }

    static ApiException invalid(Resource resource, String name, List<FieldFault> faults) {
        return invalid(resource.group(), resource.kind(), name, faults);
    }

    /** What a JSON patch that can't be applied is answered with. */
    static ApiException unprocessable() {
        return new ApiException(
                422,
                "Invalid",
                "the server rejected our request due to an error in our request",
                Details.causes(List.of()));
    }

    static ApiException expired(String message, String continueToken) {
        return new ApiException(410, "Expired", message, null, continueToken);
    }

    static ApiException tooLarge(int limit) {
        return tooLarge("limit is " + limit);
    }

    static ApiException tooLarge(String why) {
        return new ApiException(413, "RequestEntityTooLarge", "Request entity too large: " + why, null);
    }

    static ApiException unsupportedMediaType(List<String> accepted) {
        return new ApiException(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + String.join(", ", accepted),
                null);
    }

    static ApiException notAcceptable(List<String> accepted) {
        return new ApiException(
                406,
                "NotAcceptable",
                "only the following media types are accepted: " + String.join(", ", accepted),
                null);
    }

    /** For a method that a custom resource's path doesn't know. */
    static ApiException methodNotSupported(Resource resource, String method) {
        return new ApiException(
                405,
                "MethodNotAllowed",
                method + " is not supported on resources of kind " + Json.quote(resource.qualified()),
                Details.of(resource.group(), resource.plural(), ""));
    }

    static ApiException methodNotAllowed() {
        return new ApiException(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Details.causes(List.of()));
    }

    static ApiException futureVersion(long asked, long current) {
        return new ApiException(
                504,
                "Timeout",
                "Timeout: Too large resource version: " + asked + ", current: " + current,
                new Details(
                        "",
                        "",
                        "",
                        List.of(new Cause("ResourceVersionTooLarge", "Too large resource version", "")),
                        1));
    }

    static ApiException slowClient() {
        return new ApiException(
                504,
                "Timeout",
                "Timeout: request did not complete within the allotted timeout",
                Details.causes(List.of()));
    }

    static ApiException internal(String what) {
        return new ApiException(
                500,
                "InternalError",
                "Internal error occurred: " + what,
                Details.causes(List.of(new Cause("", what, ""))));
    }
}
