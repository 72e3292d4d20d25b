package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.ApiFailure;
import dev.windlass.ingest.core.workflow.Kind;
import dev.windlass.ingest.core.workflow.Templates;
import dev.windlass.ingest.core.workflow.Workflows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Argo Workflows' lists whose path ends where the namespace would begin: those of all namespaces. */
@RestController
class AllNamespacesController {
    private static final String ALL = "";

    private final Workflows workflows;
    private final Templates templates;
    private final Actors actors;

    AllNamespacesController(Workflows workflows, Templates templates, Actors actors) {
        this.workflows = workflows;
        this.templates = templates;
        this.actors = actors;
    }

    @Operation(
            summary = "List the Workflows of all namespaces",
            description = "A page of them, sorted: unfinished first, then the newest.")
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
    @GetMapping("/api/v1/workflows/")
    JsonNode workflows(HttpServletRequest request) throws Rejection, ApiFailure {
        return workflows.list(actors.of(request), ALL, Query.of(request)::text);
    }

    @Operation(summary = "List the templates of all namespaces", description = "By name.")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = "which fields are wanted: paths separated by commas; with a minus before them, which are not",
            example = "items.metadata.name")
    @GetMapping("/api/v1/workflow-templates/")
    JsonNode templates(HttpServletRequest request) throws Rejection, ApiFailure {
        return templates.list(actors.of(request), Kind.WORKFLOW_TEMPLATE, ALL, Query.of(request)::text);
    }

    @Operation(summary = "List the event bindings of all namespaces", description = "By name.")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = "which fields are wanted: paths separated by commas; with a minus before them, which are not",
            example = "items.metadata.name")
    @GetMapping("/api/v1/workflow-event-bindings/")
    JsonNode bindings(HttpServletRequest request) throws Rejection, ApiFailure {
        return templates.list(actors.of(request), Kind.WORKFLOW_EVENT_BINDING, ALL, Query.of(request)::text);
    }
}
