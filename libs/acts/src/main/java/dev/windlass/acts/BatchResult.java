package dev.windlass.acts;

import java.time.Duration;

/** How far a batch of records came. */
public sealed interface BatchResult {
    /** All are done, parked, or dead: the position may move past the batch. */
    record Completed() implements BatchResult {}

    /** Those before {@code index} are done; from there on the batch is to be given again after {@code pause}. */
    record Paused(int index, Duration pause, String reason) implements BatchResult {}
}
