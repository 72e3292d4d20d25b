package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.ApiFailure;
import dev.windlass.ingest.core.workflow.Fields;
import dev.windlass.ingest.core.workflow.Workflows;
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
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Argo Workflows' workflow endpoints. */
@RestController
class WorkflowController {
    private final Workflows workflows;
    private final Actors actors;
    private final JsonBody bodies;

    WorkflowController(Workflows workflows, Actors actors, JsonBody bodies) {
        this.workflows = workflows;
        this.actors = actors;
        this.bodies = bodies;
    }

    @Operation(
            summary = "Create a Workflow",
            description =
                    "With createOptions.dryRun it is only checked; with serverDryRun the API server is asked, and stores nothing.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"workflow\": {\"metadata\": {\"generateName\": \"hello-\"}, \"spec\": {\"workflowTemplateRef\": {\"name\": \"hello\"}}}}")))
    @PostMapping("/api/v1/workflows/{namespace}")
    JsonNode create(@PathVariable String namespace, HttpServletRequest request) throws Rejection, ApiFailure {
        var actor = actors.of(request);
        return workflows.create(actor, namespace, bodies.read(request));
    }

    @Operation(
            summary = "Submit a Workflow from a template",
            description = "resourceKind is WorkflowTemplate, ClusterWorkflowTemplate or CronWorkflow.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"resourceKind\": \"WorkflowTemplate\", \"resourceName\": \"hello\", \"submitOptions\": {\"parameters\": [\"message=hi\"]}}")))
    @PostMapping("/api/v1/workflows/{namespace}/submit")
    JsonNode submit(@PathVariable String namespace, HttpServletRequest request) throws Rejection, ApiFailure {
        var actor = actors.of(request);
        return workflows.submit(actor, namespace, bodies.read(request));
    }

    @Operation(summary = "List Workflows", description = "A page of them, sorted: unfinished first, then the newest.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(name = "listOptions.limit", in = ParameterIn.QUERY, description = "how many at most", example = "10")
    @Parameter(
            name = "listOptions.continue",
            in = ParameterIn.QUERY,
            description = "where to go on, as the last page's metadata told it",
            example = "10")
    @Parameter(
            name = "listOptions.labelSelector",
            in = ParameterIn.QUERY,
            description = "only those with these labels",
            example = "team=shop")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = "which fields are wanted: paths separated by commas; with a minus before them, which are not",
            example = "items.metadata.name")
    @GetMapping("/api/v1/workflows/{namespace}")
    JsonNode list(@PathVariable String namespace, HttpServletRequest request) throws Rejection, ApiFailure {
        return workflows.list(actors.of(request), namespace, Query.of(request)::text);
    }

    @Operation(summary = "Get a Workflow", description = "By its name, or @latest for the newest.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(name = "name", in = ParameterIn.PATH, description = "the object's name", example = "hello")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = "which fields are wanted: paths separated by commas; with a minus before them, which are not",
            example = "items.metadata.name")
    @GetMapping("/api/v1/workflows/{namespace}/{name}")
    JsonNode get(@PathVariable String namespace, @PathVariable String name, HttpServletRequest request)
            throws Rejection, ApiFailure {
        Query query = Query.of(request);
        var actor = actors.of(request);
        JsonNode workflow = workflows.get(actor, namespace, name, Fields.of(query.text("fields")));
        String uid = query.text("uid");
        if (!uid.isEmpty() && !uid.equals(workflow.path("metadata").path("uid").asString(uid))) {
            throw new ApiFailure(404, "workflows.argoproj.io \"" + name + "\" not found");
        }
        return workflow;
    }

    @Operation(summary = "Delete a Workflow", description = "By its name, or @latest for the newest.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(name = "name", in = ParameterIn.PATH, description = "the object's name", example = "hello")
    @Parameter(
            name = "deleteOptions.dryRun",
            in = ParameterIn.QUERY,
            description = "All: nothing is deleted",
            example = "All")
    @Parameter(
            name = "force",
            in = ParameterIn.QUERY,
            description = "true: its finalizers are removed first",
            example = "true")
    @DeleteMapping("/api/v1/workflows/{namespace}/{name}")
    JsonNode delete(@PathVariable String namespace, @PathVariable String name, HttpServletRequest request)
            throws Rejection, ApiFailure {
        Query query = Query.of(request);
        boolean dryRun = !query.text("deleteOptions.dryRun").isEmpty();
        workflows.delete(
                actors.of(request), namespace, name, query.text("force").equals("true"), dryRun);
        return JsonNodeFactory.instance.objectNode();
    }
}
