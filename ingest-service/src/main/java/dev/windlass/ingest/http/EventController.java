package dev.windlass.ingest.http;

import dev.windlass.contracts.Outcome;
import dev.windlass.ingest.IngestProperties;
import dev.windlass.ingest.core.Door;
import dev.windlass.ingest.core.OutcomeHistory;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Argo Workflows' event endpoint, and what became of the events it took. */
@RestController
class EventController {
    static final String EVENT_ID = "X-Windlass-Event-Id";
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final Door door;
    private final OutcomeHistory history;
    private final long maxBodyBytes;

    EventController(Door door, OutcomeHistory history, IngestProperties properties) {
        this.door = door;
        this.history = history;
        this.maxBodyBytes = properties.maxBodySize().toBytes();
    }

    @PostMapping("/api/v1/events/{namespace}/{discriminator}")
    ResponseEntity<byte[]> event(
            @PathVariable String namespace, @PathVariable String discriminator, HttpServletRequest request)
            throws IOException, Rejection {
        byte[] body = RequestBody.read(request, maxBodyBytes);
        return accepted(door.event(namespace, discriminator, RequestMetadata.of(request), body, request::getHeader));
    }

    @PostMapping({"/api/v1/events/{namespace}", "/api/v1/events/{namespace}/"})
    ResponseEntity<byte[]> event(@PathVariable String namespace, HttpServletRequest request)
            throws IOException, Rejection {
        return event(namespace, "", request);
    }

    @PostMapping("/api/v1/syncs/{namespace}/{application}")
    ResponseEntity<byte[]> sync(
            @PathVariable String namespace, @PathVariable String application, HttpServletRequest request)
            throws IOException, Rejection {
        byte[] body = RequestBody.read(request, maxBodyBytes);
        return accepted(door.sync(namespace, application, body, request::getHeader));
    }

    @GetMapping("/api/v1/events/{id}/outcomes")
    EventOutcomes outcomes(@PathVariable String id) {
        return new EventOutcomes(id, history.of(id));
    }

    private static ResponseEntity<byte[]> accepted(String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(EVENT_ID, id)
                .body(EMPTY_OBJECT);
    }

    /** What is known of an event; an event that is unknown, or not decided yet, has no outcomes. */
    record EventOutcomes(String eventId, List<Outcome> outcomes) {}
}
