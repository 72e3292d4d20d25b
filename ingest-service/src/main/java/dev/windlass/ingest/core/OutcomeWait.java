package dev.windlass.ingest.core;

import dev.windlass.contracts.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody's waiting for all that becomes of an event. */
public final class OutcomeWait {
    private final CompletableFuture<List<Outcome>> outcomes = new CompletableFuture<>();

    void tell(List<Outcome> all) {
        outcomes.complete(all);
    }

    /** All outcomes of the event; empty where the time is over before they are known. */
    public Optional<List<Outcome>> await(Duration time) {
        try {
            return Optional.of(outcomes.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
