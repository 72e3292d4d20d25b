package dev.windlass.ingest.http;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.Door;
import dev.windlass.ingest.core.OutcomeHistory;
import dev.windlass.ingest.core.OutcomeWait;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Stores what was let in and says so, at once or when it is known what became of it. */
@Component
final class Acceptance {
    static final String EVENT_ID = "X-Windlass-Event-Id";
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final Door door;
    private final OutcomeHistory history;
    private final Duration maxWait;
    private final Semaphore waiters;

    Acceptance(Door door, OutcomeHistory history, LimitProperties limits) {
        this.door = door;
        this.history = history;
        this.maxWait = limits.maxWait();
        this.waiters = new Semaphore(limits.maxWaiting());
    }

    /** What the request's parameter {@code wait} says. */
    Waiting waiting(HttpServletRequest request) throws Rejection {
        return Waiting.of(Query.of(request).get("wait"), maxWait);
    }

    /** The answer to an event once it is stored, and what became of it is known or the time is over. */
    ResponseEntity<?> store(EventReceived event, Waiting waiting) throws Rejection {
        if (waiting.time().isZero()) {
            door.store(event);
            return stored(event.id());
        }
        if (!waiters.tryAcquire()) {
            throw new Rejection(Rejection.Reason.UNAVAILABLE, "too many wait for outcomes; send it without wait");
        }
        OutcomeWait wait = history.whenFinal(event.id());
        try {
            door.store(event);
            Optional<List<Outcome>> all = wait.await(waiting.time());
            return answer(event.id())
                    .body(OutcomeAnswer.of(event, all.isPresent(), all.orElseGet(() -> history.of(event.id()))));
        } finally {
            history.forget(event.id(), wait);
            waiters.release();
        }
    }

    static ResponseEntity<byte[]> stored(String id) {
        return answer(id).body(EMPTY_OBJECT);
    }

    private static ResponseEntity.BodyBuilder answer(String id) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header(EVENT_ID, id);
    }
}
