package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.ApiFailure;
import dev.windlass.ingest.core.workflow.Kind;
import dev.windlass.ingest.core.workflow.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Argo Workflows' endpoints for templates and event bindings. */
@RestController
class TemplateController {
    private static final String ALL = "/api/v1/{kind:workflow-templates|workflow-event-bindings}/{namespace}";
    private static final String ONE = ALL + "/{name}";
    private static final String ALL_OF_CLUSTER = "/api/v1/cluster-workflow-templates";
    private static final String ONE_OF_CLUSTER = ALL_OF_CLUSTER + "/{name}";

    private final Templates templates;
    private final Actors actors;
    private final JsonBody bodies;

    TemplateController(Templates templates, Actors actors, JsonBody bodies) {
        this.templates = templates;
        this.actors = actors;
        this.bodies = bodies;
    }

    @Operation(summary = "List templates or bindings", description = "By name.")
    @Parameter(
            name = "kind",
            in = ParameterIn.PATH,
            description = "workflow-templates or workflow-event-bindings",
            example = "workflow-templates")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = "which fields are wanted: paths separated by commas; with a minus before them, which are not",
            example = "items.metadata.name")
    @GetMapping(ALL)
    JsonNode list(@PathVariable String kind, @PathVariable String namespace, HttpServletRequest request)
            throws Rejection, ApiFailure {
        return templates.list(actors.of(request), kind(kind), namespace, Query.of(request)::text);
    }

    @Operation(summary = "Create a template or a binding", description = "The object stands under template or binding.")
    @Parameter(
            name = "kind",
            in = ParameterIn.PATH,
            description = "workflow-templates or workflow-event-bindings",
            example = "workflow-templates")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"template\": {\"metadata\": {\"name\": \"hello\"}, \"spec\": {\"entrypoint\": \"main\", \"templates\": []}}}")))
    @PostMapping(ALL)
    JsonNode create(@PathVariable String kind, @PathVariable String namespace, HttpServletRequest request)
            throws Rejection, ApiFailure {
        var actor = actors.of(request);
        return templates.create(actor, kind(kind), namespace, bodies.read(request), field(kind(kind)));
    }

    @Operation(summary = "Get a template or a binding", description = "By its name.")
    @Parameter(
            name = "kind",
            in = ParameterIn.PATH,
            description = "workflow-templates or workflow-event-bindings",
            example = "workflow-templates")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(name = "name", in = ParameterIn.PATH, description = "the object's name", example = "hello")
    @GetMapping(ONE)
    JsonNode get(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            HttpServletRequest request)
            throws Rejection, ApiFailure {
        return templates.get(actors.of(request), kind(kind), namespace, name);
    }

    @Operation(
            summary = "Replace a template or a binding",
            description =
                    "The object stands under template or binding, and holds the resourceVersion that it replaces.")
    @Parameter(
            name = "kind",
            in = ParameterIn.PATH,
            description = "workflow-templates or workflow-event-bindings",
            example = "workflow-templates")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(name = "name", in = ParameterIn.PATH, description = "the object's name", example = "hello")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"template\": {\"metadata\": {\"name\": \"hello\", \"resourceVersion\": \"7\"}, \"spec\": {\"entrypoint\": \"main\", \"templates\": []}}}")))
    @PutMapping(ONE)
    JsonNode update(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            HttpServletRequest request)
            throws Rejection, ApiFailure {
        var actor = actors.of(request);
        return templates.update(actor, kind(kind), namespace, name, bodies.read(request), field(kind(kind)));
    }

    @Operation(summary = "Delete a template or a binding", description = "By its name.")
    @Parameter(
            name = "kind",
            in = ParameterIn.PATH,
            description = "workflow-templates or workflow-event-bindings",
            example = "workflow-templates")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(name = "name", in = ParameterIn.PATH, description = "the object's name", example = "hello")
    @Parameter(
            name = "deleteOptions.dryRun",
            in = ParameterIn.QUERY,
            description = "All: nothing is deleted",
            example = "All")
    @DeleteMapping(ONE)
    JsonNode delete(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            HttpServletRequest request)
            throws Rejection, ApiFailure {
        templates.delete(actors.of(request), kind(kind), namespace, name, isDryRun(request));
        return JsonNodeFactory.instance.objectNode();
    }

    @Operation(summary = "List cluster-wide templates", description = "By name.")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = "which fields are wanted: paths separated by commas; with a minus before them, which are not",
            example = "items.metadata.name")
    @GetMapping(ALL_OF_CLUSTER)
    JsonNode listOfCluster(HttpServletRequest request) throws Rejection, ApiFailure {
        return templates.list(actors.of(request), Kind.CLUSTER_WORKFLOW_TEMPLATE, "", Query.of(request)::text);
    }

    @Operation(summary = "Create a cluster-wide template", description = "The object stands under template.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"template\": {\"metadata\": {\"name\": \"hello\"}, \"spec\": {\"entrypoint\": \"main\", \"templates\": []}}}")))
    @PostMapping(ALL_OF_CLUSTER)
    JsonNode createInCluster(HttpServletRequest request) throws Rejection, ApiFailure {
        var actor = actors.of(request);
        return templates.create(actor, Kind.CLUSTER_WORKFLOW_TEMPLATE, "", bodies.read(request), "template");
    }

    @Operation(summary = "Get a cluster-wide template", description = "By its name.")
    @Parameter(name = "name", in = ParameterIn.PATH, description = "the object's name", example = "hello")
    @GetMapping(ONE_OF_CLUSTER)
    JsonNode getOfCluster(@PathVariable String name, HttpServletRequest request) throws Rejection, ApiFailure {
        return templates.get(actors.of(request), Kind.CLUSTER_WORKFLOW_TEMPLATE, "", name);
    }

    @Operation(summary = "Replace a cluster-wide template", description = "The object stands under template.")
    @Parameter(name = "name", in = ParameterIn.PATH, description = "the object's name", example = "hello")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"template\": {\"metadata\": {\"name\": \"hello\", \"resourceVersion\": \"7\"}, \"spec\": {\"entrypoint\": \"main\", \"templates\": []}}}")))
    @PutMapping(ONE_OF_CLUSTER)
    JsonNode updateOfCluster(@PathVariable String name, HttpServletRequest request) throws Rejection, ApiFailure {
        var actor = actors.of(request);
        return templates.update(actor, Kind.CLUSTER_WORKFLOW_TEMPLATE, "", name, bodies.read(request), "template");
    }

    @Operation(summary = "Delete a cluster-wide template", description = "By its name.")
    @Parameter(name = "name", in = ParameterIn.PATH, description = "the object's name", example = "hello")
    @Parameter(
            name = "deleteOptions.dryRun",
            in = ParameterIn.QUERY,
            description = "All: nothing is deleted",
            example = "All")
    @DeleteMapping(ONE_OF_CLUSTER)
    JsonNode deleteOfCluster(@PathVariable String name, HttpServletRequest request) throws Rejection, ApiFailure {
        templates.delete(actors.of(request), Kind.CLUSTER_WORKFLOW_TEMPLATE, "", name, isDryRun(request));
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean isDryRun(HttpServletRequest request) {
        return !Query.of(request).text("deleteOptions.dryRun").isEmpty();
    }

    private static Kind kind(String path) {
        return path.equals("workflow-templates") ? Kind.WORKFLOW_TEMPLATE : Kind.WORKFLOW_EVENT_BINDING;
    }

    private static String field(Kind kind) {
        return kind == Kind.WORKFLOW_TEMPLATE ? "template" : "binding";
    }
}
