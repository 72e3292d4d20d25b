package dev.windlass.ingest.http;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.Door;
import dev.windlass.ingest.core.KnownEvent;
import dev.windlass.ingest.core.OutcomeHistory;
import dev.windlass.ingest.core.OutcomeWait;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores what was let in and says so, at once or when it is known what became of it. */
@Component
final class Acceptance {
    static final String EVENT_ID = "X-Windlass-Event-Id";
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final Door door;
    private final OutcomeHistory history;
    private final JsonMapper json;
    private final Duration maxWait;
    private final Semaphore waiters;

    Acceptance(Door door, OutcomeHistory history, JsonMapper json, LimitProperties limits) {
        this.door = door;
        this.history = history;
        this.json = json;
        this.maxWait = limits.maxWait();
        this.waiters = new Semaphore(limits.maxWaiting());
    }

    /** What the request's parameter {@code wait} says. */
    Waiting waiting(HttpServletRequest request) throws Rejection {
        return Waiting.of(Query.of(request).get("wait"), maxWait);
    }

    /** Answers an event once it is stored, and what became of it is known or the time is over. */
    void store(EventReceived event, Waiting waiting, HttpServletResponse response) throws Rejection, IOException {
        if (waiting.time().isZero()) {
            store(event);
            stored(event.id(), response);
            return;
        }
        if (!waiters.tryAcquire()) {
            throw new Rejection(Rejection.Reason.UNAVAILABLE, "too many wait for outcomes; send it without wait");
        }
        try {
            String attempt = store(event);
            OutcomeAnswer answer = await(event, attempt, waiting);
            answer(event.id(), json.writeValueAsBytes(answer), response);
        } finally {
            waiters.release();
        }
    }

    private String store(EventReceived event) throws Rejection {
        String attempt = door.store(event);
        history.accepted(event.id(), event.namespace());
        return attempt;
    }

    private OutcomeAnswer await(EventReceived event, String attempt, Waiting waiting) {
        OutcomeWait wait = history.whenFinal(event.id(), attempt);
        try {
            Optional<List<Outcome>> all = wait.await(waiting.time());
            return OutcomeAnswer.of(event.id(), attempt, all.isPresent(), all.orElseGet(() -> soFar(event)));
        } finally {
            history.forget(event.id(), wait);
        }
    }

    private List<Outcome> soFar(EventReceived event) {
        return history.find(event.id()).map(KnownEvent::outcomes).orElse(List.of());
    }

    static void stored(String id, HttpServletResponse response) throws IOException {
        answer(id, EMPTY_OBJECT, response);
    }

    /** Written at once: what Spring's converters weigh for each answer is known here. */
    private static void answer(String id, byte[] body, HttpServletResponse response) throws IOException {
        response.setHeader(EVENT_ID, id);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
