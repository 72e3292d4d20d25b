package dev.windlass.ingest.http;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shapes that operations of the API share: of bodies and answers. */
final class ApiSchemas {
    static final String LABEL = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";
    static final String ERROR = "Error";
    static final String ANY = "JsonNode";
    static final String CLOUD_EVENT = "CloudEvent";
    static final String BATCH = "CloudEventBatch";

    static final String NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    private static final String VERSION = "^[1-9][0-9]{0,9}$";
    private static final String PAIRS = "^[A-Za-z][A-Za-z0-9]{0,20}=[A-Za-z0-9]{0,20}$";

    private static final Map<String, Object> TEMPLATE = Map.of(
            "entrypoint",
            "main",
            "arguments",
            Map.of("parameters", List.of(Map.of("name", "message", "value", "hello"))),
            "templates",
            List.of(Map.of("name", "main", "suspend", Map.of())));
    private static final Map<String, Object> BINDING = Map.of(
            "event",
            Map.of("selector", "payload.message != \"\""),
            "submit",
            Map.of("workflowTemplateRef", Map.of("name", "hello")));

    /** Examples of bodies, by their components. */
    static final Map<String, Object> EXAMPLES = Map.of(
            "Template", Map.of("template", example(Map.of("name", "hello"), TEMPLATE)),
            "NamedTemplateUpdate",
                    Map.of("template", example(Map.of("name", "hello", "resourceVersion", "7"), TEMPLATE)),
            "TemplateUpdate", Map.of("template", example(Map.of("resourceVersion", "7"), TEMPLATE)),
            "Binding", Map.of("binding", example(Map.of("name", "hello"), BINDING)),
            "BindingUpdate", Map.of("binding", example(Map.of("resourceVersion", "7"), BINDING)));

    private ApiSchemas() {}

    private static Map<String, Object> example(Map<String, String> metadata, Map<String, Object> spec) {
        return Map.of("metadata", metadata, "spec", spec);
    }

    /** The components that bodies and answers are made of. */
    static Map<String, Schema<?>> components() {
        Map<String, Schema<?>> components = new LinkedHashMap<>();
        components.put(ANY, object(Map.of()).description("a JSON object, as the Kubernetes API has it"));
        components.put(
                ERROR,
                object(Map.of(
                                "code",
                                new JsonSchema().typesItem("integer").description("gRPC's status code"),
                                "message",
                                text(),
                                "details",
                                list(new JsonSchema())))
                        .required(List.of("code", "message")));
        components.put("Workflow", request("workflow", object(Map.of()), workflowSpec()));
        for (String kind : List.of("Template", "Binding")) {
            String field = kind.toLowerCase(Locale.ROOT);
            components.put(kind, request(field, text("name", NAME), object(Map.of())));
            components.put(kind + "Update", request(field, text("resourceVersion", VERSION), object(Map.of())));
        }
        Schema<?> named = object(Map.of("name", name(), "resourceVersion", text().pattern(VERSION)))
                .required(List.of("name", "resourceVersion"));
        components.put("NamedTemplateUpdate", request("template", named, object(Map.of())));
        components.put("Sync", sync());
        components.put("Event", new JsonSchema().description("any JSON value"));
        components.put("Submit", submit());
        components.put(CLOUD_EVENT, cloudEvent());
        components.put(BATCH, list(reference(CLOUD_EVENT)).maxItems(1000));
        return components;
    }

    static Schema<?> reference(String component) {
        return new Schema<>().$ref("#/components/schemas/" + component);
    }

    /** An object of the cluster's under a field, with what its metadata must hold. */
    private static Schema<?> request(String field, Schema<?> metadata, Schema<?> spec) {
        Schema<?> object = object(Map.of("metadata", metadata, "spec", spec)).required(List.of("metadata"));
        return object(Map.of(field, object)).required(List.of(field));
    }

    private static Schema<?> text(String field, String pattern) {
        return object(Map.of(field, text().pattern(pattern))).required(List.of(field));
    }

    private static Schema<?> workflowSpec() {
        Schema<?> named = object(Map.of("name", name())).required(List.of("name"));
        Schema<?> inline = object(Map.of(
                        "entrypoint", text().description("the name of one of the templates"), "templates", list(named)))
                .required(List.of("entrypoint", "templates"));
        Schema<?> referring = object(Map.of("workflowTemplateRef", named)).required(List.of("workflowTemplateRef"));
        return new JsonSchema().anyOf(List.of(referring, inline));
    }

    private static Schema<?> submit() {
        return object(Map.of(
                        "resourceKind",
                        text("WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow"),
                        "resourceName",
                        name(),
                        "submitOptions",
                        object(Map.of(
                                "parameters", list(text().pattern("^[a-z]+=")), "labels", text().pattern(PAIRS)))))
                .required(List.of("resourceKind", "resourceName"));
    }

    /** An Application or the result of a sync, told apart by their fields. */
    private static Schema<?> sync() {
        Map<String, Schema<?>> signs = Map.of(
                "kind", text("Application"),
                "status", object(Map.of()),
                "resources", list(new JsonSchema()),
                "revision", text());
        Schema<?> sync = object(Map.of());
        signs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> sync.addAnyOfItem(
                        object(Map.of(it.getKey(), it.getValue())).required(List.of(it.getKey()))));
        return sync;
    }

    private static Schema<?> cloudEvent() {
        return object(Map.of(
                        "specversion", text("1.0"),
                        "id", text().minLength(1),
                        "source", text().minLength(1),
                        "type", text().minLength(1),
                        "time", orNull(text().format("date-time")),
                        "datacontenttype", orNull(text()),
                        "data", new JsonSchema().description("or data_base64, for bytes")))
                .required(List.of("specversion", "id", "source", "type"));
    }

    static Schema<?> object(Map<String, Schema<?>> properties) {
        Schema<?> object = new JsonSchema().typesItem("object");
        properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> object.addProperty(it.getKey(), it.getValue()));
        return object;
    }

    private static Schema<?> name() {
        return text().pattern(NAME).maxLength(253);
    }

    static JsonSchema text(String... values) {
        var schema = new JsonSchema();
        schema.typesItem("string");
        if (values.length > 0) {
            schema.setEnum(List.of((Object[]) values));
        }
        return schema;
    }

    /** As good as left out. */
    private static Schema<?> orNull(Schema<?> schema) {
        schema.addType("null");
        return schema;
    }

    private static Schema<?> list(Schema<?> items) {
        Schema<?> list = new JsonSchema();
        list.addType("array");
        list.setItems(items);
        return list;
    }

    static Schema<?> number() {
        return new JsonSchema().typesItem("integer");
    }
}
