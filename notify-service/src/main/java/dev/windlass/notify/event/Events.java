package dev.windlass.notify.event;

import dev.windlass.contracts.EventReceived;
import java.util.concurrent.CompletableFuture;

/** Where events are put. */
@FunctionalInterface
public interface Events {
    /** Completes once the event is stored for good, or exceptionally where it could not be. */
    CompletableFuture<?> put(EventReceived event);
}
