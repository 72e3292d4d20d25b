package dev.windlass.submit.core;

import java.time.Duration;

/** The Kubernetes API did not do what it was asked. The message is the API's own. */
public final class ClusterException extends Exception {
    private final Lasting lasting;
    private final Duration retryAfter;

    public ClusterException(String message, Lasting lasting) {
        this(message, lasting, Duration.ZERO);
    }

    /** @param retryAfter for how long the API is not to be asked again; zero where it said nothing */
    public ClusterException(String message, Lasting lasting, Duration retryAfter) {
        super(message);
        this.lasting = lasting;
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    public Lasting lasting() {
        return lasting;
    }

    /** How long it will stay so. */
    public enum Lasting {
        /** The same request would fail again. */
        FINAL,
        /** The same request may work later, others may work now. */
        PASSING,
        /** The API cannot be reached: no request works now. */
        AWAY
    }
}
