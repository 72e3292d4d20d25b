package dev.windlass.ingest.core.webhook;

import dev.windlass.ingest.core.Rejection;
import java.util.Map;

/** What a namespace says of its webhook senders. */
public interface WebhookSecrets {
    /** The Secret that names a namespace's webhook clients. */
    String NAME = "argo-workflows-webhook-clients";

    /**
     * The Secret {@value #NAME}.
     *
     * @throws Rejection UNAVAILABLE where the API does not answer
     */
    Clients clients(String namespace) throws Rejection;

    /**
     * A service account, which is in use while it has a token Secret. The token itself is not used.
     *
     * @throws Rejection UNAVAILABLE where the API does not answer
     */
    Account account(String namespace, String name) throws Rejection;

    /** Tells whoever looks after the namespace, in the log and in the cluster, unless that was told of late. Never fails. */
    void complain(Complaint complaint);

    /** A namespace's webhook clients. */
    sealed interface Clients {
        /** By service account, the YAML that describes its sender. */
        record Known(String uid, Map<String, String> entries) implements Clients {}

        /** There is no such Secret, or it may not be read. */
        record None(String why) implements Clients {}
    }

    /** A service account, as whom a webhook sender acts. */
    sealed interface Account {
        record InUse(String uid) implements Account {}

        /**
         * It is missing, or without a token Secret.
         *
         * @param uid empty where there is no such account
         * @param why and what to do
         */
        record OutOfUse(String uid, String reason, String why) implements Account {}
    }
}
