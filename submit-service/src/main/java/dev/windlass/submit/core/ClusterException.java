package dev.windlass.submit.core;

/** The Kubernetes API did not do what it was asked. The message is the API's own. */
public final class ClusterException extends Exception {
    private final Lasting lasting;

    public ClusterException(String message, Lasting lasting) {
        super(message);
        this.lasting = lasting;
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
