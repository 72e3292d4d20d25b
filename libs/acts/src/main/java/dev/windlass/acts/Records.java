package dev.windlass.acts;

import dev.windlass.contracts.Envelope;
import java.util.concurrent.CompletableFuture;

/** Where outcomes, parked records and dead letters are written. */
@FunctionalInterface
public interface Records {
    /** Completes once the record is stored for good, or exceptionally where it could not be. */
    CompletableFuture<?> send(String topic, Envelope message);
}
