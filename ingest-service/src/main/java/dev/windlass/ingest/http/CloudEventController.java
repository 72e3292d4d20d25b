package dev.windlass.ingest.http;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventIds;
import dev.windlass.contracts.EventReceived;
import dev.windlass.ingest.CloudEventProperties;
import dev.windlass.ingest.IngestProperties;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
    private final int maxBatch;
    private final long maxData;

    CloudEventController(
            Door door,
            Admission admission,
            Acceptance acceptance,
            RequestMetadata metadata,
            CloudEventProperties properties,
            IngestProperties ingest) {
        this.door = door;
        this.admission = admission;
        this.acceptance = acceptance;
        this.metadata = metadata;
        this.maxBatch = properties.maxBatch();
        this.maxData = ingest.maxBodySize().toBytes();
    }

    @Operation(
            summary = "Send a CloudEvent",
            description =
                    "Binary mode (attributes in ce- headers), structured mode (application/cloudevents+json), or a batch (application/cloudevents-batch+json), which is stored whole or not at all and answered with the ids of its events. All attributes are metadata for selectors, for example ce-type. Data that is not JSON is a JSON string: its text, or its base64 where it is not UTF-8. OPTIONS with WebHook-Request-Origin, here and on the events endpoints, is the validation handshake of the CloudEvents webhook specification.")
    @Parameter(name = "wait", in = ParameterIn.QUERY)
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
        boolean batch = CloudEventRequest.isBatch(request);
        if (batch && !waiting.time().isZero()) {
            throw new Rejection(Rejection.Reason.INVALID, "wait is for one event; send a batch without it");
        }
        try (RequestBody body = admission.body(request)) {
            Caller caller = admission.admit(request, namespace, body, Access.toSendEvents(namespace));
            var target = new Door.Target(namespace, "", metadata.of(request), caller);
            List<EventReceived> events = new ArrayList<>();
            for (CloudEventRequest each : CloudEventRequest.of(request, admission.read(body))) {
                events.add(event(target, each));
            }
            if (batch) {
                store(events, response);
            } else {
                acceptance.store(events.getFirst(), waiting, response);
            }
        }
    }

    private EventReceived event(Door.Target target, CloudEventRequest sent) throws Rejection {
        if (sent.data().length > maxData) {
            throw new Rejection(Rejection.Reason.TOO_LARGE, "the data is larger as JSON than a body may be");
        }
        Map<String, List<String>> metadata = new LinkedHashMap<>(target.metadata());
        metadata.putAll(sent.metadata());
        var delivery = EventIds.Delivery.ofCloudEvent(sent.attribute("id"), sent.attribute("source"));
        var own = new Door.Target(target.namespace(), sent.attribute("discriminator"), metadata, target.caller());
        EventReceived event = door.cloudEvent(own, delivery, sent.data(), sent.partitionKey());
        Instant time = sent.time();
        return time == null ? event : event.at(time);
    }

    private void store(List<EventReceived> events, HttpServletResponse response) throws Rejection, IOException {
        if (events.size() > maxBatch) {
            throw new Rejection(
                    Rejection.Reason.TOO_LARGE,
                    "a batch may hold " + maxBatch + " events (windlass.ingest.cloud-events.max-batch)");
        }
        door.storeAll(events);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = answer.putArray("eventIds");
        events.forEach(it -> ids.add(it.id()));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
