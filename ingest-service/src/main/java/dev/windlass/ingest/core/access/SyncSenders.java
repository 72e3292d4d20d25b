package dev.windlass.ingest.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.WebhookSecret;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.webhook.Delivery;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Senders of syncs that share a secret with the receiver: it is their bearer token, or they sign with it as Standard
 * Webhooks says.
 */
public final class SyncSenders {
    private static final Caller CALLER = new Caller("windlass:sync-sender", null, List.of());

    private final List<byte[]> tokens;
    private final List<WebhookSecret> secrets;
    private final Duration tolerance;
    private final long maxBodyBytes;
    private final Clock clock;

    /**
     * Senders with these secrets.
     *
     * @param tolerance how far a signature's time may be from now
     * @param maxBodyBytes how long a body may be whose signature is checked
     */
    public SyncSenders(
            List<String> tokens, List<WebhookSecret> secrets, Duration tolerance, long maxBodyBytes, Clock clock) {
        this.tokens = tokens.stream().map(it -> it.getBytes(UTF_8)).toList();
        this.secrets = List.copyOf(secrets);
        this.tolerance = tolerance;
        this.maxBodyBytes = maxBodyBytes;
        this.clock = clock;
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
        String signatures = delivery == null ? null : delivery.header().apply("webhook-signature");
        if (delivery == null || secrets.isEmpty() || signatures == null) {
            return Optional.empty();
        }
        verify(delivery, signatures);
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

    private void verify(Delivery delivery, String signatures) throws Rejection {
        String id = delivery.header().apply("webhook-id");
        String timestamp = delivery.header().apply("webhook-timestamp");
        if (id == null || timestamp == null) {
            throw refused("a signed request needs the headers webhook-id and webhook-timestamp too");
        }
        if (!isOfNow(timestamp)) {
            throw refused("webhook-timestamp must be a Unix time in seconds, at most " + tolerance.toSeconds()
                    + " s from now (windlass.ingest.syncs.signature-tolerance)");
        }
        byte[] body = delivery.body().read(maxBodyBytes);
        if (secrets.stream().noneMatch(it -> it.signed(id, timestamp, body, signatures))) {
            throw refused("webhook-signature is not one of a signing secret that is known here");
        }
    }

    private boolean isOfNow(String timestamp) {
        Instant time = time(timestamp);
        return time != null && Duration.between(time, clock.instant()).abs().compareTo(tolerance) <= 0;
    }

    private static @Nullable Instant time(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static Rejection refused(String why) {
        return new Rejection(Rejection.Reason.UNAUTHENTICATED, why);
    }
}
