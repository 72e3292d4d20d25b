package dev.windlass.ingest.http;

import dev.windlass.ingest.ArgoServerProperties;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.links.Link;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Makes the generated documentation whole: what operations share is said here, once. */
@Component
final class ApiShape implements OpenApiCustomizer {
    private static final String JSON = "application/json";
    private static final String ANY_TYPE = "*/*";
    private static final String KIND = "{kind}";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** What the paths of several kinds stand for, and how summaries name one of each. */
    private static final Map<String, String> KINDS = new TreeMap<>(
            Map.of("workflow-templates", "WorkflowTemplate", "workflow-event-bindings", "WorkflowEventBinding"));

    private static final Map<String, String> ERRORS = new TreeMap<>(Map.of(
            "400", "What was sent is not what it must be; the message says what would be.",
            "401", "In auth mode client: no token, or nobody's.",
            "403", "The caller may not, by the rules of Kubernetes.",
            "404", "There is no such object.",
            "409", "There is one of that name already, or it was changed in the meantime.",
            "413", "The body is larger than windlass.ingest.max-body-size.",
            "429", "More requests a second than a caller may make; Retry-After says when to come again.",
            "501", "Nothing here does it; the message says what to set, where something would.",
            "503", "It cannot be done now, and nothing was; Retry-After says when to come again.",
            "default", "Whatever else goes wrong."));

    /** What only an Argo Server can do. */
    private static final Pattern PASSED_ON =
            Pattern.compile(".*(/lint|/log|/\\{verb})|/api/v1/(archived-workflows-label-.*|stream/\\{family}.*)");

    private static final Pattern WATCH = Pattern.compile("/api/v1/(workflow-events|stream)/.*");

    private final boolean passesOn;

    ApiShape(ArgoServerProperties argo) {
        this.passesOn = argo.url() != null;
    }

    @Override
    public void customise(OpenAPI api) {
        ApiSchemas.components().forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        ApiOutcomes.tellApart(api.getComponents().getSchemas());
        Paths paths = new Paths();
        new TreeMap<>(api.getPaths()).forEach((path, item) -> {
            if (passesOn || !PASSED_ON.matcher(path).matches()) {
                each(path, item, api.getPaths(), paths);
            }
        });
        Set<String> ids = new HashSet<>();
        paths.forEach((path, item) ->
                item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation)));
        ApiSiblings.share(paths);
        paths.forEach((path, item) ->
                item.readOperationsMap().values().forEach(it -> it.setOperationId(id(it.getSummary(), path, ids))));
        api.setPaths(paths);
    }

    /** A path of several kinds becomes one of each; of two that differ by a slash at the end, one is enough. */
    private static void each(String path, PathItem item, Paths all, Paths paths) {
        PathItem same = path.endsWith("/") ? all.get(path.substring(0, path.length() - 1)) : null;
        if (same != null
                && same.readOperationsMap()
                        .keySet()
                        .containsAll(item.readOperationsMap().keySet())) {
            return;
        }
        if (!path.contains(KIND)) {
            paths.addPathItem(path, item);
            return;
        }
        KINDS.forEach((kind, name) -> {
            PathItem one = new PathItem();
            item.readOperationsMap().forEach((method, operation) -> one.operation(method, of(operation, name)));
            paths.addPathItem(path.replace(KIND, kind), one);
        });
    }

    private static Operation of(Operation operation, String kind) {
        String summary = operation
                .getSummary()
                .replace("templates or bindings", kind + "s")
                .replace("a template or a binding", "a " + kind);
        return new Operation()
                .tags(operation.getTags())
                .summary(summary)
                .description(operation.getDescription())
                .parameters(parameters(operation).stream()
                        .filter(it -> !it.getName().equals("kind"))
                        .toList())
                .requestBody(
                        operation.getRequestBody() == null
                                ? null
                                : new RequestBody()
                                        .content(operation.getRequestBody().getContent()))
                .responses(operation.getResponses());
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        List<Parameter> parameters = new ArrayList<>(parameters(operation));
        for (Matcher variable = VARIABLE.matcher(path); variable.find(); ) {
            String name = variable.group(1);
            if (parameters.stream().noneMatch(it -> it.getName().equals(name))) {
                parameters.add(new Parameter().name(name).in("path"));
            }
        }
        parameters.forEach(ApiParameters::complete);
        operation.setParameters(parameters);
        if (operation.getRequestBody() != null) {
            // An event without a body is JSON's null.
            operation.getRequestBody().setRequired(!path.startsWith("/api/v1/events/"));
            operation
                    .getRequestBody()
                    .setContent(body(path, method, operation.getRequestBody().getContent()));
        }
        ApiResponse good = operation.getResponses().computeIfAbsent("200", it -> new ApiResponse().description("OK"));
        if (WATCH.matcher(path).matches()) {
            good.setContent(stream());
        } else if (good.getContent() == null) {
            good.setContent(json(ApiSchemas.ANY));
        } else if (good.getContent().containsKey(ANY_TYPE)) {
            good.getContent().addMediaType(JSON, good.getContent().remove(ANY_TYPE));
        }
        if (path.startsWith("/api/")) {
            ERRORS.forEach((status, meaning) -> operation
                    .getResponses()
                    .addApiResponse(
                            status, new ApiResponse().description(meaning).content(json(ApiSchemas.ERROR))));
        }
        if (path.startsWith("/api/v1/events/") && operation.getRequestBody() != null) {
            good.addHeaderObject(
                    Acceptance.EVENT_ID,
                    new Header().description("the event's id").schema(new JsonSchema().typesItem("string")));
            good.link(
                    "outcomes",
                    new Link()
                            .operationId("whatBecameOfEvent")
                            .addParameter("id", "$response.header." + Acceptance.EVENT_ID)
                            .description("what became of it"));
        }
    }

    /** The summary's words without its articles; with the path's where another operation has the same. */
    private static String id(String summary, String path, Set<String> ids) {
        String id = camel(summary.replaceAll("\\b(a|an|the)\\b", ""));
        if (!ids.add(id)) {
            id += "At" + camel("x " + path.substring("/api/v1".length())).substring(1);
            ids.add(id);
        }
        return id;
    }

    private static String camel(String text) {
        StringBuilder camel = new StringBuilder();
        for (String word : text.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                String first = word.substring(0, 1);
                camel.append(camel.isEmpty() ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT));
                camel.append(word.substring(1));
            }
        }
        return camel.toString();
    }

    private static Content body(String path, HttpMethod method, Content content) {
        MediaType documented = content.get(JSON);
        Object example = documented == null ? null : documented.getExample();
        if (path.startsWith("/api/v1/cloudevents/")) {
            return new Content()
                    .addMediaType(
                            "application/cloudevents+json",
                            new MediaType()
                                    .schema(ApiSchemas.reference(ApiSchemas.CLOUD_EVENT))
                                    .example(example))
                    .addMediaType(
                            "application/cloudevents-batch+json",
                            new MediaType().schema(ApiSchemas.reference(ApiSchemas.BATCH)));
        }
        String shape = shape(path);
        if (method == HttpMethod.PUT && !PASSED_ON.matcher(path).matches()) {
            shape = (path.endsWith("/") ? "Named" : "") + shape + "Update";
        }
        return new Content()
                .addMediaType(
                        JSON,
                        new MediaType()
                                .schema(ApiSchemas.reference(shape))
                                .example(ApiSchemas.EXAMPLES.getOrDefault(shape, example)));
    }

    private static String shape(String path) {
        if (path.startsWith("/api/v1/events/")) {
            return "Event";
        }
        if (path.endsWith("/submit")) {
            return "Submit";
        }
        if (path.startsWith("/api/v1/syncs/")) {
            return "Sync";
        }
        if (PASSED_ON.matcher(path).matches()) {
            return ApiSchemas.ANY;
        }
        return path.contains("workflow-templates") ? "Template" : path.contains("bindings") ? "Binding" : "Workflow";
    }

    /** What has no end has no JSON value either: each of its lines is one, or each of its events. */
    private static Content stream() {
        return new Content()
                .addMediaType(JSON, new MediaType().schema(ApiSchemas.reference(ApiSchemas.ANY)))
                .addMediaType("text/event-stream", new MediaType().schema(ApiSchemas.text()));
    }

    private static Content json(String component) {
        return new Content().addMediaType(JSON, new MediaType().schema(ApiSchemas.reference(component)));
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }
}
