package dev.windlass.ingest.core.access;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.Digests;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Authority.Ruling;
import dev.windlass.ingest.core.webhook.Delivery;
import dev.windlass.ingest.core.webhook.WebhookSenders;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Auth mode {@code client}: a sender is who his Kubernetes token says, or the service account that the namespace's
 * webhook clients name for what he signed.
 */
public final class ClientCheck implements CallerCheck {
    private final Authority authority;
    private final WebhookSenders webhooks;
    private final Remembered<String, Optional<Caller>> callers;
    private final Remembered<Asked, Ruling> rulings;

    private record Asked(Caller caller, Access access) {}

    /**
     * A check with a memory.
     *
     * @param ttl how long it is remembered who a token's bearer is and what he may; a refusal is never remembered, so
     *     that a right that was just given holds at once
     * @param maxEntries how many of each are remembered; the least used are forgotten first
     */
    public ClientCheck(Authority authority, WebhookSenders webhooks, Duration ttl, int maxEntries) {
        this.authority = authority;
        this.webhooks = webhooks;
        this.callers = new Remembered<>(ttl, maxEntries, it -> true);
        this.rulings = new Remembered<>(ttl, maxEntries, Ruling::allowed);
    }

    @Override
    public Caller admit(Sender sender, Access access) throws Rejection {
        Optional<Caller> signer = signer(sender);
        Caller caller = signer.isPresent() ? signer.get() : bearer(sender);
        Optional<String> fault = caller.impersonationFault();
        if (fault.isPresent()) {
            throw new Rejection(Rejection.Reason.FORBIDDEN, fault.get());
        }
        Ruling ruling = rulings.get(new Asked(caller, access), () -> authority.ruling(caller, access));
        if (!ruling.allowed()) {
            String why = access.forbidden(caller.name(), ruling.reason());
            signer.ifPresent(it -> webhooks.forbidden(it, access.namespace(), why));
            throw new Rejection(Rejection.Reason.FORBIDDEN, why);
        }
        return caller;
    }

    @Override
    public Caller identify(Sender sender) throws Rejection {
        Optional<Caller> signer = signer(sender);
        return signer.isPresent() ? signer.get() : bearer(sender);
    }

    private Optional<Caller> signer(Sender sender) throws Rejection {
        Delivery delivery = sender.delivery();
        return delivery != null && sender.header() instanceof Credentials.None
                ? webhooks.signer(delivery)
                : Optional.empty();
    }

    private Caller bearer(Sender sender) throws Rejection {
        return switch (sender.either()) {
            case Credentials.None() -> throw new Rejection(Rejection.Reason.UNAUTHENTICATED, Credentials.NOT_VALID);
            case Credentials.Unusable(var why) -> throw new Rejection(Rejection.Reason.UNAUTHENTICATED, why);
            case Credentials.Basic() -> throw new Rejection(Rejection.Reason.UNAUTHENTICATED, "Unauthorized");
            case Credentials.Bearer(var token) ->
                callers.get(hash(token), () -> authority.review(token))
                        .orElseThrow(() -> new Rejection(Rejection.Reason.UNAUTHENTICATED, "Unauthorized"));
        };
    }

    /** What stands for a token in memory, so that no dump of it gives one away. */
    private static String hash(String token) {
        return HexFormat.of().formatHex(Digests.sha256(token));
    }
}
