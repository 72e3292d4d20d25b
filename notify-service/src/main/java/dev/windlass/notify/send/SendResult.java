package dev.windlass.notify.send;

import java.time.Duration;

/** What one try to send a notification came to. No text in it holds a secret. */
public sealed interface SendResult {
    /** The destination took it. */
    record Sent() implements SendResult {}

    /** The destination will not take it, however often it is tried. */
    record Rejected(String reason) implements SendResult {}

    /**
     * It was not tried: the destination keeps failing.
     *
     * @param atLeast how long it is left alone
     */
    record LeftAlone(String reason, Duration atLeast) implements SendResult {}

    /** It may work later. */
    record Failed(String reason) implements SendResult {}
}
