package dev.windlass.ingest.core.webhook;

/** Whether a client sent a delivery. */
sealed interface Verdict {
    /** It did. */
    record Sent() implements Verdict {}

    /** The delivery does not look like one of this kind of client. */
    record NotTheirs() implements Verdict {}

    /**
     * It looks like one, and is not proven.
     *
     * @param why without what was sent
     */
    record Unproven(String why) implements Verdict {}

    static Verdict of(boolean sent, String otherwise) {
        return sent ? new Sent() : new Unproven(otherwise);
    }
}
