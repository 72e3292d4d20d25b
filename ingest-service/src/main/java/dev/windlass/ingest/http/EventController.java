package dev.windlass.ingest.http;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventReceived;
import dev.windlass.ingest.core.Door;
import dev.windlass.ingest.core.KubernetesNames;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Argo Workflows' event endpoint. */
@RestController
class EventController {
    private final Door door;
    private final Admission admission;
    private final Acceptance acceptance;
    private final RequestMetadata metadata;

    EventController(Door door, Admission admission, Acceptance acceptance, RequestMetadata metadata) {
        this.door = door;
        this.admission = admission;
        this.acceptance = acceptance;
        this.metadata = metadata;
    }

    @Operation(
            summary = "Send an event",
            description =
                    "Any JSON value is an event. 200 means that it is stored; the header X-Windlass-Event-Id names it. Headers that begin with x- are metadata for selectors. An Idempotency-Key, or the delivery id of GitHub, GitLab or Bitbucket, makes a repeat the same event.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(
            name = "discriminator",
            in = ParameterIn.PATH,
            description = "what selectors see as discriminator",
            example = "github")
    @Parameter(
            name = "wait",
            in = ParameterIn.QUERY,
            description = "hold the answer until it is known what became of the event, at most this long",
            example = "10s")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject("{\"message\": \"hello events\"}")))
    @PostMapping("/api/v1/events/{namespace}/{discriminator}")
    void event(@PathVariable String namespace, HttpServletRequest request, HttpServletResponse response)
            throws Rejection, IOException {
        event(namespace, RawPath.segment(request, 5), request, response);
    }

    @Operation(
            summary = "Send an event without a discriminator",
            description =
                    "Any JSON value is an event. 200 means that it is stored; the header X-Windlass-Event-Id names it. Headers that begin with x- are metadata for selectors. An Idempotency-Key, or the delivery id of GitHub, GitLab or Bitbucket, makes a repeat the same event.")
    @Parameter(name = "namespace", in = ParameterIn.PATH, description = "the Kubernetes namespace", example = "argo")
    @Parameter(
            name = "wait",
            in = ParameterIn.QUERY,
            description = "hold the answer until it is known what became of the event, at most this long",
            example = "10s")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject("{\"message\": \"hello events\"}")))
    @PostMapping({"/api/v1/events/{namespace}", "/api/v1/events/{namespace}/"})
    void eventWithoutDiscriminator(
            @PathVariable String namespace, HttpServletRequest request, HttpServletResponse response)
            throws Rejection, IOException {
        event(namespace, "", request, response);
    }

    private void event(String namespace, String discriminator, HttpServletRequest request, HttpServletResponse response)
            throws Rejection, IOException {
        KubernetesNames.requireNamespace(namespace);
        Waiting waiting = acceptance.waiting(request);
        try (RequestBody body = admission.body(request)) {
            Caller caller = admission.admit(request, namespace, body, Access.toSendEvents(namespace));
            var target = new Door.Target(namespace, discriminator, metadata.of(request), caller);
            EventReceived event =
                    door.event(target, FormBody.json(request, body, admission.read(body)), SentRequests.of(request));
            acceptance.store(event, waiting, response);
        }
    }
}
