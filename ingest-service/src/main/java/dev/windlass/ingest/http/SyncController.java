package dev.windlass.ingest.http;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.core.Door;
import dev.windlass.ingest.core.KubernetesNames;
import dev.windlass.ingest.core.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what Argo CD's webhooks tell of a sync. */
@RestController
class SyncController {
    private final Door door;
    private final Admission admission;

    SyncController(Door door, Admission admission) {
        this.door = door;
        this.admission = admission;
    }

    @Operation(
            summary = "Tell of a sync",
            description =
                    "Takes an Argo CD Application, or the bare result of one of its syncs, and notifies whoever is to be told. A sender without a Kubernetes token may bear a token that it shares with this service, or sign its request as Standard Webhooks says.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject("{\"revision\": \"f39\", \"resources\": []}")))
    @PostMapping("/api/v1/syncs/{namespace}/{application}")
    void sync(
            @PathVariable String namespace,
            @PathVariable String application,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Rejection, IOException {
        KubernetesNames.requireNamespace(namespace);
        KubernetesNames.requireName("application", application);
        try (RequestBody body = admission.body(request)) {
            Caller caller = admission.admitToSyncs(request, namespace, body);
            Acceptance.stored(
                    door.sync(namespace, application, admission.read(body), caller, SentRequests.of(request)),
                    response);
        }
    }
}
