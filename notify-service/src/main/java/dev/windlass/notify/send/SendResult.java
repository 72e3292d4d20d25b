package dev.windlass.notify.send;

/** What one try to send a notification came to. No text in it holds a secret. */
public sealed interface SendResult {
    /** The destination took it. */
    record Sent() implements SendResult {}

    /** The destination will not take it, however often it is tried. */
    record Rejected(String reason) implements SendResult {}

    /** It may work later. */
    record Failed(String reason) implements SendResult {}
}
