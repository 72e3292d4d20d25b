package dev.windlass.ingest.core.webhook;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.webhook.Complaint.About;
import dev.windlass.ingest.core.webhook.WebhookSecrets.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the clients of a namespace, one after the other, whether they sent a delivery. For one delivery. */
final class SignerSearch {
    private static final List<String> EVENT_HEADERS = List.of(
            "X-GitHub-Event",
            "X-Gitlab-Event",
            "X-Event-Key",
            "X-Gitea-Event",
            "X-Gogs-Event",
            StandardSignature.HEADER);

    private final WebhookSecrets secrets;
    private final Delivery delivery;
    private final Clients.Known clients;
    private final List<byte[]> bodies;
    private final List<String> unproven = new ArrayList<>();
    private boolean unreadable;

    /** @param bodies the body in each form in which it may have been signed */
    SignerSearch(WebhookSecrets secrets, Delivery delivery, Clients.Known clients, List<byte[]> bodies) {
        this.secrets = secrets;
        this.delivery = delivery;
        this.clients = clients;
        this.bodies = bodies;
    }

    /** The name of the first client that sent it; empty where none did, which is told. */
    Optional<String> signer(StandardSignature standard) throws Rejection {
        for (Map.Entry<String, String> entry : new TreeMap<>(clients.entries()).entrySet()) {
            if (sent(entry.getKey(), ClientYaml.read(entry.getValue()), standard)) {
                return Optional.of(entry.getKey());
            }
        }
        if (!unproven.isEmpty()) {
            tell(
                    "WebhookSignatureMismatch",
                    "a webhook was refused: no client sent it: " + String.join("; ", unproven));
        } else if (!unreadable) {
            tellOfNoKind();
        }
        if (unreadable) {
            throw new Rejection(Rejection.Reason.WEBHOOK_REFUSED, "a webhook client that cannot be read");
        }
        return Optional.empty();
    }

    private boolean sent(String name, ClientEntry entry, StandardSignature standard) throws Rejection {
        return switch (entry) {
            case ClientEntry.Usable(var client) ->
                switch (client.check(delivery, bodies, standard)) {
                    case Verdict.Sent() -> true;
                    case Verdict.NotTheirs() -> false;
                    case Verdict.Unproven(var why) -> {
                        unproven.add("not \"" + name + "\", since " + why);
                        yield false;
                    }
                };
            case ClientEntry.Unusable(var reason, var why) -> {
                tell(reason, "the webhook client \"" + name + "\" " + why);
                yield false;
            }
            case ClientEntry.Unreadable(var why) -> {
                tell("WebhookClientUnreadable", "the webhook client \"" + name + "\" " + why);
                unreadable = true;
                yield false;
            }
        };
    }

    /** What is no webhook at all is told its sender, and leaves nothing here. */
    private void tellOfNoKind() {
        EVENT_HEADERS.stream()
                .filter(delivery::has)
                .findFirst()
                .ifPresent(header -> tell(
                        "WebhookClientMissing",
                        "a webhook with the header " + header
                                + " was refused: no client that can be used is of a type that"
                                + " sends it; add an entry for its sender"));
    }

    private void tell(String reason, String message) {
        secrets.complain(
                new Complaint(About.SECRET, delivery.namespace(), WebhookSecrets.NAME, clients.uid(), reason, message));
    }
}
