package dev.windlass.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that was accepted and must be decided on once.
 *
 * @param id identifies the event: a second one with the same id is a duplicate
 * @param namespace the Kubernetes namespace whose WorkflowEventBindings it meets
 * @param discriminator what selectors see as {@code discriminator}; may be empty
 * @param metadata what selectors see as {@code metadata}: lower-case names and their values in the order sent
 * @param payload the body as sent; an empty text stands for JSON's null
 * @param caller who sent it; null where nobody was authenticated
 * @param time when it happened, by its sender; else when it was accepted
 * @param partitionKey events with the same key are decided on in the order in which they were accepted; null: the id
 */
public record EventReceived(
        String id,
        String namespace,
        String discriminator,
        Map<String, List<String>> metadata,
        RawJson payload,
        @Nullable Caller caller,
        Instant time,
        @Nullable String partitionKey) {
    public EventReceived {
        metadata = Map.copyOf(metadata);
    }

    /** The same event, which happened then. */
    public EventReceived at(Instant then) {
        return new EventReceived(id, namespace, discriminator, metadata, payload, caller, then, partitionKey);
    }
}
