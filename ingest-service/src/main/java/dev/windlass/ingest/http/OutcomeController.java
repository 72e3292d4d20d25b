package dev.windlass.ingest.http;

import dev.windlass.contracts.Outcome;
import dev.windlass.ingest.core.KnownEvent;
import dev.windlass.ingest.core.OutcomeHistory;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says what became of an event, to whoever may send events to its namespace. */
@RestController
class OutcomeController {
    private final OutcomeHistory history;
    private final Admission admission;

    OutcomeController(OutcomeHistory history, Admission admission) {
        this.history = history;
        this.admission = admission;
    }

    @Operation(
            summary = "What became of an event",
            description =
                    "Which bindings matched, which Workflows were made, and what failed and why, for each sending of the event.")
    @Parameter(
            name = "id",
            in = ParameterIn.PATH,
            description = "the event's id, as its answer's header X-Windlass-Event-Id told it",
            example = "0190d1a4-7c4b-7000-8000-000000000000")
    @GetMapping("/api/v1/events/{id}/outcomes")
    EventOutcomes outcomes(@PathVariable String id, HttpServletRequest request) throws Rejection {
        Optional<KnownEvent> known = history.find(id);
        if (known.isEmpty()) {
            admission.identifyNamed(request);
            throw new Rejection(
                    Rejection.Reason.NOT_FOUND,
                    "no event with this id is known, or it is remembered no longer (windlass.ingest.history-events)");
        }
        for (String namespace : known.get().namespaces()) {
            admission.admit(request, Access.toSendEvents(namespace));
        }
        return new EventOutcomes(id, known.get().outcomes());
    }

    /** What is known of an event; one that is not decided on yet has no outcomes. */
    record EventOutcomes(String eventId, List<Outcome> outcomes) {}
}
