package dev.windlass.ingest.core.webhook;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.core.Rejection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the service account as which a webhook sender acts: the one whose client entry fits what he signed. */
public final class WebhookSenders {
    private static final Logger log = LoggerFactory.getLogger(WebhookSenders.class);

    private final WebhookSecrets secrets;
    private final long maxBodyBytes;

    /** @param maxBodyBytes how long a body may be whose signature is checked */
    public WebhookSenders(WebhookSecrets secrets, long maxBodyBytes) {
        this.secrets = secrets;
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * Who signed it; empty where nobody did whom the namespace knows. Of several that fit, the first by name.
     *
     * @throws Rejection WEBHOOK_REFUSED where the namespace has no webhook clients, or the body is too long
     */
    public Optional<Caller> signer(Delivery delivery) throws Rejection {
        Map<String, String> clients =
                secrets.clients(delivery.namespace()).orElseThrow(() -> refused("no webhook clients"));
        byte[] body = body(delivery);
        boolean unreadable = false;
        for (Map.Entry<String, String> entry : new TreeMap<>(clients).entrySet()) {
            Optional<WebhookClient> client = ClientYaml.read(entry.getValue());
            if (client.isEmpty()) {
                log.warn("The webhook client {}/{} cannot be read", delivery.namespace(), entry.getKey());
                unreadable = true;
            } else if (sent(client.get(), entry.getKey(), delivery, body)) {
                return Optional.of(account(delivery.namespace(), entry.getKey()));
            }
        }
        if (unreadable) {
            throw refused("a webhook client that cannot be read");
        }
        return Optional.empty();
    }

    private boolean sent(WebhookClient client, String name, Delivery delivery, byte[] body) {
        if (!WebhookClient.isKnown(client.type())) {
            log.warn("The webhook client {}/{} has an unknown type", delivery.namespace(), name);
            return false;
        }
        if (client.secret().isEmpty()) {
            secrets.complain(delivery.namespace(), name);
            return false;
        }
        return client.sent(delivery.header(), body);
    }

    private Caller account(String namespace, String name) throws Rejection {
        String uid = secrets.account(namespace, name).orElseThrow(() -> refused("no such service account"));
        return new Caller(
                "system:serviceaccount:" + namespace + ":" + name,
                uid,
                List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated"));
    }

    private byte[] body(Delivery delivery) throws Rejection {
        try {
            return delivery.body().read(maxBodyBytes);
        } catch (Rejection e) {
            throw e.reason() == Rejection.Reason.TOO_LARGE ? refused("a body that is too long") : e;
        }
    }

    private static Rejection refused(String why) {
        return new Rejection(Rejection.Reason.WEBHOOK_REFUSED, why);
    }
}
