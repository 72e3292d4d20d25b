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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Argo Workflows' updates whose path ends where the name would begin, as its command line sends them. */
@RestController
class TemplateUpdateController {
    private final Templates templates;
    private final Actors actors;
    private final JsonBody bodies;

    TemplateUpdateController(Templates templates, Actors actors, JsonBody bodies) {
        this.templates = templates;
        this.actors = actors;
        this.bodies = bodies;
    }

    @Operation(
            summary = "Replace the template that the body names",
            description = "The object stands under template, and holds the resourceVersion that it replaces.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"template\": {\"metadata\": {\"name\": \"hello\", \"resourceVersion\": \"7\"}, \"spec\": {\"entrypoint\": \"main\", \"templates\": []}}}")))
    @PutMapping("/api/v1/workflow-templates/{namespace}/")
    JsonNode update(@PathVariable String namespace, HttpServletRequest request) throws Rejection, ApiFailure {
        return update(Kind.WORKFLOW_TEMPLATE, namespace, request);
    }

    @Operation(
            summary = "Replace the cluster-wide template that the body names",
            description = "The object stands under template, and holds the resourceVersion that it replaces.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"template\": {\"metadata\": {\"name\": \"hello\", \"resourceVersion\": \"7\"}, \"spec\": {\"entrypoint\": \"main\", \"templates\": []}}}")))
    @PutMapping("/api/v1/cluster-workflow-templates/")
    JsonNode updateOfCluster(HttpServletRequest request) throws Rejection, ApiFailure {
        return update(Kind.CLUSTER_WORKFLOW_TEMPLATE, "", request);
    }

    private JsonNode update(Kind kind, String namespace, HttpServletRequest request) throws Rejection, ApiFailure {
        var actor = actors.of(request);
        JsonNode body = bodies.read(request);
        String name = body.path("template").path("metadata").path("name").asString("");
        return templates.update(actor, kind, namespace, name, body, "template");
    }
}
