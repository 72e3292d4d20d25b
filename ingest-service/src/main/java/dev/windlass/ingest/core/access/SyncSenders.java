package dev.windlass.ingest.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.WebhookSecret;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.webhook.Delivery;
import dev.windlass.ingest.core.webhook.StandardSignature;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Senders of syncs that share a secret with the receiver: it is their bearer token, or they sign with it as Standard
 * Webhooks says.
 */
public final class SyncSenders {
    private static final Caller CALLER = new Caller("windlass:sync-sender", null, List.of());

    private final List<byte[]> tokens;
    private final List<WebhookSecret> secrets;
    private final StandardSignature standard;
    private final long maxBodyBytes;

    /**
     * Senders with these secrets.
     *
     * @param maxBodyBytes how long a body may be whose signature is checked
     */
    public SyncSenders(
            List<String> tokens, List<WebhookSecret> secrets, StandardSignature standard, long maxBodyBytes) {
        this.tokens = tokens.stream().map(it -> it.getBytes(UTF_8)).toList();
        this.secrets = List.copyOf(secrets);
        this.standard = standard;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Whether there is no secret at all, so that nobody can share one. */
    public boolean isEmpty() {
        return tokens.isEmpty() && secrets.isEmpty();
    }

    /**
     * Who sent it; empty where it bears neither a token of these nor a signature.
     *
     * @throws Rejection UNAUTHENTICATED where it bears a signature that does not hold; TOO_LARGE, TOO_SLOW
     */
    public Optional<Caller> sender(Sender sender) throws Rejection {
        Delivery delivery = sender.delivery();
        if (sender.header() instanceof Credentials.Bearer(var token) && isShared(token)) {
            return Optional.of(CALLER);
        }
        if (delivery == null || secrets.isEmpty() || delivery.header().apply(StandardSignature.HEADER) == null) {
            return Optional.empty();
        }
        Optional<String> fault = standard.fault(delivery, () -> delivery.signed(maxBodyBytes), secrets);
        if (fault.isPresent()) {
            throw new Rejection(Rejection.Reason.UNAUTHENTICATED, fault.get());
        }
        return Optional.of(CALLER);
    }

    private boolean isShared(String token) {
        byte[] bytes = token.getBytes(UTF_8);
        boolean found = false;
        for (byte[] each : tokens) {
            found |= MessageDigest.isEqual(each, bytes);
        }
        return found;
    }
}
