package dev.windlass.ingest.http;

import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.Actor;
import dev.windlass.ingest.core.workflow.ApiFailure;
import dev.windlass.ingest.core.workflow.ClusterWatches;
import dev.windlass.ingest.core.workflow.WatchEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Argo Workflows' streams: one JSON object a line, or server-sent events for those who ask for them. */
@RestController
class WatchController {
    private static final List<String> OPTIONS =
            List.of("labelSelector", "fieldSelector", "resourceVersion", "timeoutSeconds");

    private final ClusterWatches watches;
    private final Actors actors;
    private final Semaphore places;

    WatchController(ClusterWatches watches, Actors actors, LimitProperties limits) {
        this.watches = watches;
        this.actors = actors;
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
    @GetMapping("/api/v1/workflow-events/{namespace}")
    void workflows(@PathVariable String namespace, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Query query = Query.of(request);
        stream(request, response, as -> watches.workflows(as, namespace, options(query)), query.text("fields"), true);
    }

    @Operation(
            summary = "Watch Kubernetes Events",
            description = "One JSON object a line, or server-sent events where text/event-stream is accepted.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @GetMapping("/api/v1/stream/events/{namespace}")
    void events(@PathVariable String namespace, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Query query = Query.of(request);
        stream(request, response, as -> watches.events(as, namespace, options(query)), query.text("fields"), false);
    }

    /** Begins a watch. */
    @FunctionalInterface
    private interface Opening {
        InputStream open(Actor as) throws ApiFailure;
    }

    private void stream(
            HttpServletRequest request, HttpServletResponse response, Opening opening, String fields, boolean workflows)
            throws IOException {
        if (!places.tryAcquire()) {
            StreamErrors.write(response, GrpcCode.UNAVAILABLE, "too many watches are open");
            return;
        }
        try (InputStream in = opening.open(actors.of(request))) {
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            copy(lines, response, WatchEvents.of(fields, workflows), wantsServerSent(request));
        } catch (ApiFailure e) {
            StreamErrors.write(response, GrpcCode.ofHttp(e.status()), e.explanation());
        } catch (Rejection e) {
            StreamErrors.write(response, StreamErrors.code(e), e.explanation());
        } finally {
            places.release();
        }
    }

    private static void copy(BufferedReader lines, HttpServletResponse response, WatchEvents events, boolean serverSent)
            throws IOException {
        response.setContentType(serverSent ? "text/event-stream" : "application/json");
        response.flushBuffer();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String event = events.told(line);
            String text = serverSent ? "data: " + event + "\n\n" : event + "\n";
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        }
    }

    private static boolean wantsServerSent(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/event-stream");
    }

    private static Map<String, String> options(Query query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : OPTIONS) {
            String value = query.text("listOptions." + option);
            if (!value.isEmpty()) {
                options.put(option, value);
            }
        }
        return options;
    }
}
