package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.ApiFailure;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What only the Workflows' real controller can do: it is passed on to its server, or answered with what is missing. */
@RestController
class ControllerVerbs {
    private static final String VERBS = "retry|resubmit|resume|suspend|terminate|stop|set";

    private static final String FAMILIES =
            "/api/v1/{family:archived-workflows|cron-workflows|sensors|event-sources|sync|tracking}";

    private final Actors actors;
    private final ArgoServer argo;

    ControllerVerbs(Actors actors, ArgoServer argo) {
        this.actors = actors;
        this.argo = argo;
    }

    @Operation(
            summary = "Control a running Workflow",
            description = "Passed on to the Argo Server that windlass.argo-server.url names; without one 501.")
    @RequestBody(content = @Content(mediaType = "application/json", examples = @ExampleObject("{}")))
    @PutMapping("/api/v1/workflows/{namespace}/{name}/{verb:" + VERBS + "}")
    void control(HttpServletRequest request, HttpServletResponse response) throws Rejection, ApiFailure, IOException {
        passOn(request, response);
    }

    @Operation(
            summary = "Check without creating",
            description = "Passed on to the Argo Server that windlass.argo-server.url names; without one 501.")
    @RequestBody(content = @Content(mediaType = "application/json", examples = @ExampleObject("{\"workflow\": {}}")))
    @PostMapping({
        "/api/v1/workflows/{namespace}/lint",
        "/api/v1/workflow-templates/{namespace}/lint",
        "/api/v1/cluster-workflow-templates/lint"
    })
    void lint(HttpServletRequest request, HttpServletResponse response) throws Rejection, ApiFailure, IOException {
        passOn(request, response);
    }

    @Operation(
            summary = "Logs of a Workflow",
            description = "Passed on to the Argo Server that windlass.argo-server.url names; without one 501.")
    @GetMapping({"/api/v1/workflows/{namespace}/{name}/log", "/api/v1/workflows/{namespace}/{name}/{pod}/log"})
    void logs(HttpServletRequest request, HttpServletResponse response) throws Rejection, ApiFailure, IOException {
        passOn(request, response);
    }

    /** Documented as a whole, not as an operation: whatever is below these paths is passed on. */
    @Hidden
    @RequestMapping(
            path = {FAMILIES, FAMILIES + "/**"},
            method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE})
    void others(HttpServletRequest request, HttpServletResponse response) throws Rejection, ApiFailure, IOException {
        passOn(request, response);
    }

    private void passOn(HttpServletRequest request, HttpServletResponse response)
            throws Rejection, ApiFailure, IOException {
        var actor = actors.of(request);
        argo.passOn(actor, request, response);
    }
}
