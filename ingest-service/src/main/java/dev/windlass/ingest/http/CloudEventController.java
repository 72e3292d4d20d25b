package dev.windlass.ingest.http;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventIds;
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

/**
 * CloudEvents over HTTP, in binary and in structured mode.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     Protocol Binding for CloudEvents</a>
 */
@RestController
class CloudEventController {
    private final Door door;
    private final Admission admission;
    private final Acceptance acceptance;
    private final RequestMetadata metadata;

    CloudEventController(Door door, Admission admission, Acceptance acceptance, RequestMetadata metadata) {
        this.door = door;
        this.admission = admission;
        this.acceptance = acceptance;
        this.metadata = metadata;
    }

    @Operation(
            summary = "Send a CloudEvent",
            description =
                    "Binary mode (attributes in ce- headers) or structured mode (application/cloudevents+json). All attributes are metadata for selectors, for example ce-type.")
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
                            examples =
                                    @ExampleObject(
                                            "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/shop\", \"type\": \"order.placed\", \"data\": {\"order\": 7}}")))
    @PostMapping("/api/v1/cloudevents/{namespace}")
    void cloudEvent(@PathVariable String namespace, HttpServletRequest request, HttpServletResponse response)
            throws Rejection, IOException {
        KubernetesNames.requireNamespace(namespace);
        Waiting waiting = acceptance.waiting(request);
        try (RequestBody body = admission.body(request)) {
            Caller caller = admission.admit(request, namespace, body, Access.toSendEvents(namespace));
            CloudEventRequest sent = CloudEventRequest.of(request, admission.read(body));
            var headers = metadata.of(request);
            headers.putAll(sent.metadata());
            var target = new Door.Target(namespace, sent.attribute("discriminator"), headers, caller);
            var delivery = EventIds.Delivery.ofCloudEvent(sent.required("id"), sent.required("source"));
            EventReceived event = door.cloudEvent(target, delivery, sent.data(), sent.partitionKey());
            acceptance.store(event, waiting, response);
        }
    }
}
