package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.ApiFailure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What of Argo Server's API stands beside its families: labels of the archive, and streams of Argo Events. */
@RestController
class ForwardedController {
    private final Actors actors;
    private final ArgoServer argo;

    ForwardedController(Actors actors, ArgoServer argo) {
        this.actors = actors;
        this.argo = argo;
    }

    @Operation(
            summary = "Labels of archived Workflows",
            description = "Passed on to the Argo Server that windlass.argo-server.url names; without one 501.")
    @GetMapping({"/api/v1/archived-workflows-label-keys", "/api/v1/archived-workflows-label-values"})
    void labels(HttpServletRequest request, HttpServletResponse response) throws Rejection, ApiFailure, IOException {
        passOn(request, response);
    }

    @Operation(
            summary = "Watch what Argo Events has, or its logs",
            description = "Passed on to the Argo Server that windlass.argo-server.url names; without one 501.")
    @Parameter(name = "family", in = ParameterIn.PATH, description = "sensors or event-sources", example = "sensors")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @GetMapping({
        "/api/v1/stream/{family:sensors|event-sources}/{namespace}",
        "/api/v1/stream/{family:sensors|event-sources}/{namespace}/logs"
    })
    void streams(HttpServletRequest request, HttpServletResponse response) throws Rejection, ApiFailure, IOException {
        passOn(request, response);
    }

    private void passOn(HttpServletRequest request, HttpServletResponse response)
            throws Rejection, ApiFailure, IOException {
        var actor = actors.of(request);
        argo.passOn(actor, request, response);
    }
}
