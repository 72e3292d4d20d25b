package dev.windlass.ingest.http;

import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.Pieces;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.Actor;
import dev.windlass.ingest.core.workflow.ApiFailure;
import dev.windlass.ingest.core.workflow.WatchEvents;
import dev.windlass.ingest.core.workflow.Watches;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Argo Workflows' streams: one JSON object a line, or server-sent events for those who ask for them. */
@RestController
class WatchController {
    private final Watches watches;
    private final Actors actors;
    private final Streams streams;
    private final Semaphore places;

    WatchController(Watches watches, Actors actors, Streams streams, LimitProperties limits) {
        this.watches = watches;
        this.actors = actors;
        this.streams = streams;
        this.places = new Semaphore(limits.maxStreams());
    }

    @Operation(
            summary = "Watch Workflows",
            description = "One JSON object a line, or server-sent events where text/event-stream is accepted.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(
            name = "listOptions.labelSelector",
            in = ParameterIn.QUERY,
            description = "only those with these labels",
            example = "team=shop")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = "which fields are wanted",
            example = "result.object.metadata.name")
    @Parameter(
            name = "listOptions.timeoutSeconds",
            in = ParameterIn.QUERY,
            description = "after how many seconds it ends; without it, with the connection",
            example = "60")
    @GetMapping("/api/v1/workflow-events/{namespace}")
    void workflows(@PathVariable String namespace, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Query query = Query.of(request);
        stream(request, response, as -> watches.workflows(as, namespace, query::text), query.text("fields"), true);
    }

    @Operation(
            summary = "Watch Kubernetes Events",
            description = "One JSON object a line, or server-sent events where text/event-stream is accepted.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(
            name = "listOptions.timeoutSeconds",
            in = ParameterIn.QUERY,
            description = "after how many seconds it ends; without it, with the connection",
            example = "60")
    @GetMapping("/api/v1/stream/events/{namespace}")
    void events(@PathVariable String namespace, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Query query = Query.of(request);
        stream(request, response, as -> watches.events(as, namespace, query::text), query.text("fields"), false);
    }

    @Operation(
            summary = "Watch the Workflows of all namespaces",
            description = "One JSON object a line, or server-sent events where text/event-stream is accepted.")
    @Parameter(
            name = "listOptions.labelSelector",
            in = ParameterIn.QUERY,
            description = "only those with these labels",
            example = "team=shop")
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = "which fields are wanted",
            example = "result.object.metadata.name")
    @Parameter(
            name = "listOptions.timeoutSeconds",
            in = ParameterIn.QUERY,
            description = "after how many seconds it ends; without it, with the connection",
            example = "60")
    @GetMapping("/api/v1/workflow-events/")
    void allWorkflows(HttpServletRequest request, HttpServletResponse response) throws IOException {
        workflows("", request, response);
    }

    @Operation(
            summary = "Watch the Kubernetes Events of all namespaces",
            description = "One JSON object a line, or server-sent events where text/event-stream is accepted.")
    @Parameter(
            name = "listOptions.timeoutSeconds",
            in = ParameterIn.QUERY,
            description = "after how many seconds it ends; without it, with the connection",
            example = "60")
    @GetMapping("/api/v1/stream/events/")
    void allEvents(HttpServletRequest request, HttpServletResponse response) throws IOException {
        events("", request, response);
    }

    /** Begins a watch. */
    @FunctionalInterface
    private interface Opening {
        Pieces open(Actor as) throws ApiFailure;
    }

    private void stream(
            HttpServletRequest request, HttpServletResponse response, Opening opening, String fields, boolean workflows)
            throws IOException {
        if (!places.tryAcquire()) {
            StreamErrors.write(response, GrpcCode.UNAVAILABLE, "too many watches are open");
            return;
        }
        try {
            Pieces pieces = opening.open(actors.of(request));
            var form = new StreamForm.Watched(WatchEvents.of(fields, workflows), wantsServerSent(request));
            response.setContentType(form.contentType());
            streams.copy(pieces, form, response);
        } catch (ApiFailure e) {
            StreamErrors.write(response, GrpcCode.ofHttp(e.status()), e.explanation());
        } catch (Rejection e) {
            StreamErrors.write(response, StreamErrors.code(e), e.explanation());
        } finally {
            places.release();
        }
    }

    private static boolean wantsServerSent(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/event-stream");
    }
}
