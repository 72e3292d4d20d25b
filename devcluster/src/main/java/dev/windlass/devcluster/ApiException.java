package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal, told to the client as a Kubernetes {@code Status}. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;
    private final @Nullable Details details;
    private final String continueToken;

    /**
     * The {@code details} of a Status; empty texts, empty lists and zero are left out.
     *
     * @param kind a resource's plural name, or a kind's name where validation failed
     */
    record Details(String name, String group, String kind, List<Cause> causes, int retryAfterSeconds) {
        static Details of(String group, String kind, String name) {
            return new Details(name, group, kind, List.of(), 0);
        }

        static Details causes(List<Cause> causes) {
            return new Details("", "", "", causes, 0);
        }
    }

    /** One reason behind a refusal. */
    record Cause(String reason, String message, String field) {}

    ApiException(int code, String reason, String message, @Nullable Details details) {
        this(code, reason, message, details, "");
    }

    ApiException(int code, String reason, String message, @Nullable Details details, String continueToken) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
        this.continueToken = continueToken;
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        ObjectNode status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1");
        ObjectNode metadata = status.putObject("metadata");
        if (!continueToken.isEmpty()) {
            metadata.put("continue", continueToken);
        }
        status.put("status", "Failure").put("message", getMessage());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (details != null) {
            write(details, status.putObject("details"));
        }
        return status.put("code", code);
    }

    Reply.Full reply() {
        Map<String, String> headers = details != null && details.retryAfterSeconds > 0
                ? Map.of("Retry-After", Integer.toString(details.retryAfterSeconds))
                : Map.of();
        return new Reply.Full(code, Reply.JSON, Json.line(status()), headers);
    }

    private static void write(Details details, ObjectNode node) {
        putIfAny(node, "name", details.name);
        putIfAny(node, "group", details.group);
        putIfAny(node, "kind", details.kind);
        if (!details.causes.isEmpty()) {
            for (Cause cause : details.causes) {
                ObjectNode entry = node.withArray("causes").addObject();
                putIfAny(entry, "reason", cause.reason);
                putIfAny(entry, "message", cause.message);
                putIfAny(entry, "field", cause.field);
            }
        }
        if (details.retryAfterSeconds > 0) {
            node.put("retryAfterSeconds", details.retryAfterSeconds);
        }
    }

    private static void putIfAny(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }
}
