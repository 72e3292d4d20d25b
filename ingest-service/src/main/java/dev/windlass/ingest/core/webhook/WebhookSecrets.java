package dev.windlass.ingest.core.webhook;

import dev.windlass.ingest.core.Rejection;
import java.util.Map;
import java.util.Optional;

/** What a namespace says of its webhook senders. */
public interface WebhookSecrets {
    /**
     * The Secret {@code argo-workflows-webhook-clients}: by service account, the YAML that describes its sender. Empty
     * where there is none, or it may not be read.
     *
     * @throws Rejection UNAVAILABLE where the API does not answer
     */
    Optional<Map<String, String>> clients(String namespace) throws Rejection;

    /**
     * The uid of a service account that has a token Secret; empty where it or its token is missing. The token itself is
     * not used: without one the account is out of use.
     */
    Optional<String> account(String namespace, String name) throws Rejection;

    /** A client without a secret was left out; tells whoever looks after the namespace. Never fails. */
    void complain(String namespace, String client);
}
