package dev.windlass.ingest.core.webhook;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.webhook.Complaint.About;
import dev.windlass.ingest.core.webhook.WebhookSecrets.Account;
import dev.windlass.ingest.core.webhook.WebhookSecrets.Clients;
import java.util.List;
import java.util.Optional;

/**
 * Finds the service account as which a webhook sender acts: the one whose client entry fits what he signed. Whoever is
 * refused leaves a complaint, since his sender shows the answer to nobody.
 */
public final class WebhookSenders {
    private static final String ACCOUNT = "system:serviceaccount:";

    private final WebhookSecrets secrets;
    private final StandardSignature standard;
    private final long maxBodyBytes;

    /** @param maxBodyBytes how long a body may be whose signature is checked */
    public WebhookSenders(WebhookSecrets secrets, StandardSignature standard, long maxBodyBytes) {
        this.secrets = secrets;
        this.standard = standard;
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * Who signed it; empty where nobody did whom the namespace knows. Of several that fit, the first by name.
     *
     * @throws Rejection WEBHOOK_REFUSED where the namespace has no webhook clients, or the body is too long
     */
    public Optional<Caller> signer(Delivery delivery) throws Rejection {
        Clients.Known clients = switch (secrets.clients(delivery.namespace())) {
            case Clients.Known known -> known;
            case Clients.None(var why) -> throw missing(delivery.namespace(), why);
        };
        List<byte[]> bodies = bodies(delivery, clients);
        Optional<String> client = new SignerSearch(secrets, delivery, clients, bodies).signer(standard);
        return client.isPresent() ? Optional.of(account(delivery.namespace(), client.get())) : Optional.empty();
    }

    /** Tells that a signer was known and still may not send. */
    public void forbidden(Caller signer, String namespace, String why) {
        String name = signer.name().substring(signer.name().lastIndexOf(':') + 1);
        String uid = signer.uid() == null ? "" : signer.uid();
        String message = "a webhook that it stands for was refused: " + why
                + "; bind it to a Role that may list workfloweventbindings (docs/webhooks.md)";
        complain(About.SERVICE_ACCOUNT, namespace, name, uid, "WebhookAccountForbidden", message);
    }

    private Caller account(String namespace, String name) throws Rejection {
        return switch (secrets.account(namespace, name)) {
            case Account.InUse(var uid) ->
                new Caller(
                        ACCOUNT + namespace + ":" + name,
                        uid,
                        List.of(
                                "system:serviceaccounts",
                                "system:serviceaccounts:" + namespace,
                                "system:authenticated"));
            case Account.OutOfUse(var uid, var reason, var why) -> {
                complain(
                        About.SERVICE_ACCOUNT,
                        namespace,
                        name,
                        uid,
                        reason,
                        "a webhook that it stands for was refused: " + why);
                throw refused("a service account that is out of use");
            }
        };
    }

    private List<byte[]> bodies(Delivery delivery, Clients.Known clients) throws Rejection {
        try {
            return delivery.signed(maxBodyBytes);
        } catch (Rejection e) {
            if (e.reason() != Rejection.Reason.TOO_LARGE) {
                throw e;
            }
            String message = "a webhook was refused: its body is larger than " + maxBodyBytes
                    + " bytes; let its sender send less, or set windlass.ingest.webhook-max-body-size";
            complain(
                    About.SECRET, delivery.namespace(), WebhookSecrets.NAME, clients.uid(), "WebhookTooLarge", message);
            throw refused("a body that is too long");
        }
    }

    private Rejection missing(String namespace, String why) {
        String message = "a request without a token was refused: " + why
                + "; make the Secret (docs/webhooks.md), or send a token";
        complain(About.SECRET, namespace, WebhookSecrets.NAME, "", "WebhookClientsMissing", message);
        return refused("no webhook clients");
    }

    private void complain(About about, String namespace, String name, String uid, String reason, String message) {
        secrets.complain(new Complaint(about, namespace, name, uid, reason, message));
    }

    private static Rejection refused(String why) {
        return new Rejection(Rejection.Reason.WEBHOOK_REFUSED, why);
    }
}
