package dev.windlass.ingest.http;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shapes that operations of the API share: of parameters, by their names, and of bodies. */
final class ApiSchemas {
    static final String LABEL = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";
    static final String ERROR = "Error";
    static final String ANY = "JsonNode";
    static final String CLOUD_EVENT = "CloudEvent";
    static final String BATCH = "CloudEventBatch";

    private static final String NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    private static final String DURATION = "^[0-9]{1,9}(ms|s|m|h)?$";
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
            "TemplateUpdate", Map.of("template", example(Map.of("resourceVersion", "7"), TEMPLATE)),
            "Binding", Map.of("binding", example(Map.of("name", "hello"), BINDING)),
            "BindingUpdate", Map.of("binding", example(Map.of("resourceVersion", "7"), BINDING)));

    private ApiSchemas() {}

    private static Map<String, Object> example(Map<String, String> metadata, Map<String, Object> spec) {
        return Map.of("metadata", metadata, "spec", spec);
    }

    /** What the parameter of that name is; a text where nothing more is known. */
    static void complete(Parameter parameter) {
        String name = parameter.getName();
        Known known = PARAMETERS.getOrDefault(name, new Known("text", "", text()));
        if (parameter.getDescription() == null) {
            parameter.setDescription(known.meaning());
        }
        if (parameter.getExample() == null && !known.example().isEmpty()) {
            parameter.setExample(known.example());
        }
        boolean path = "path".equals(parameter.getIn());
        parameter.setRequired(path || Boolean.TRUE.equals(parameter.getRequired()));
        if (parameter.getSchema() == null || parameter.getSchema().getPattern() == null) {
            parameter.setSchema("namespace".equals(name) && !path ? orEmpty(known.schema()) : known.schema());
        }
    }

    private record Known(String meaning, String example, Schema<?> schema) {}

    private static final Map<String, Known> PARAMETERS = Map.ofEntries(
            known("id", "the id", "3-17", text().pattern("^[A-Za-z0-9-]{1,64}$")),
            known("namespace", "the Kubernetes namespace", "argo", text().pattern(LABEL)),
            known(
                    "name",
                    "the object's name",
                    "hello",
                    text().pattern("^(@latest|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$")
                            .maxLength(253)),
            known(
                    "application",
                    "the Application's name",
                    "shop",
                    text().pattern(NAME).maxLength(253)),
            known(
                    "discriminator",
                    "what selectors see as discriminator",
                    "github",
                    text().pattern("^[^\\u0000\\\\]+$")),
            known("pod", "the pod's name", "hello-1", text().pattern(NAME).maxLength(253)),
            known(
                    "wait",
                    "hold the answer until it is known what became of the event, at most this long",
                    "10s",
                    text().pattern(DURATION)),
            known(
                    "fields",
                    "which fields are wanted: paths separated by commas; with a minus before them, which are not",
                    "metadata.name",
                    text()),
            known(
                    "limit",
                    "at most so many",
                    "100",
                    orEmpty(number().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(1000)))),
            known(
                    "state",
                    "waiting, replayed, dropped, or all",
                    "waiting",
                    orEmpty(text("waiting", "replayed", "dropped", "all"))),
            known("from", "then or later", "2026-05-04T10:00:00Z", orEmpty(text().format("date-time"))),
            known("until", "before", "2026-05-05T10:00:00Z", orEmpty(text().format("date-time"))),
            known("listOptions.limit", "how many at most; 0: all", "10", orEmpty(number())),
            known(
                    "listOptions.continue",
                    "where to go on, as the last page's metadata told it",
                    "10",
                    text().pattern("^[0-9]{0,9}$")),
            known("listOptions.labelSelector", "only those with these labels", "team=shop", text()),
            known("deleteOptions.dryRun", "All: nothing is deleted", "All", text()),
            known("force", "true: its finalizers are removed first", "true", text()),
            known(
                    "verb",
                    "what to do",
                    "stop",
                    text("retry", "resubmit", "resume", "suspend", "terminate", "stop", "set")),
            known(
                    HandshakeController.REQUEST_ORIGIN,
                    "the sending system's DNS name",
                    "emitter.example.com",
                    text().pattern(LABEL)));

    private static Map.Entry<String, Known> known(String name, String meaning, String example, Schema<?> schema) {
        return Map.entry(name, new Known(meaning, example, schema));
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
            components.put(
                    kind + "Update", request(field, text("resourceVersion", "^[1-9][0-9]{0,9}$"), object(Map.of())));
        }
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
        Schema<?> named =
                object(Map.of("name", text().pattern(NAME).maxLength(253))).required(List.of("name"));
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
                        text().pattern(NAME).maxLength(253),
                        "submitOptions",
                        object(Map.of(
                                "parameters", list(text().pattern("^[a-z]+=")), "labels", text().pattern(PAIRS)))))
                .required(List.of("resourceKind", "resourceName"));
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

    private static Schema<?> object(Map<String, Schema<?>> properties) {
        Schema<?> object = new JsonSchema().typesItem("object");
        properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> object.addProperty(it.getKey(), it.getValue()));
        return object;
    }

    private static JsonSchema text(String... values) {
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

    private static Schema<?> number() {
        return new JsonSchema().typesItem("integer");
    }

    /** A parameter without a value is as good as none. */
    private static Schema<?> orEmpty(Schema<?> schema) {
        return new JsonSchema().anyOf(List.of(schema, text().maxLength(0)));
    }
}
