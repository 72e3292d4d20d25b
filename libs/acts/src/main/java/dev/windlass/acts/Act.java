package dev.windlass.acts;

import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.UnreadableMessageException;

/**
 * Changes the world as one record asks. It must bear repeating: it runs again after a failure, a crash, or a
 * redelivery, and recognises by a stable id what is already done. Called by many threads at once.
 */
@FunctionalInterface
public interface Act {
    /** Acts, within a bounded time. What is thrown besides the declared exception counts as postponed. */
    ActResult perform(Envelope message) throws UnreadableMessageException;
}
