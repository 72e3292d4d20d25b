package dev.windlass.ingest.core.webhook;

import dev.windlass.contracts.WebhookSecret;
import dev.windlass.ingest.core.Rejection;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks deliveries that are signed as Standard Webhooks says. */
public final class StandardSignature {
    public static final String HEADER = "webhook-signature";

    private final Duration tolerance;
    private final String setting;
    private final Clock clock;

    /** Gives the body in each form in which it may have been signed. */
    @FunctionalInterface
    public interface Bodies {
        List<byte[]> get() throws Rejection;
    }

    /**
     * A check.
     *
     * @param tolerance how far a signature's time may be from now
     * @param setting what sets the tolerance
     */
    public StandardSignature(Duration tolerance, String setting, Clock clock) {
        this.tolerance = tolerance;
        this.setting = setting;
        this.clock = clock;
    }

    /**
     * What is wrong with a delivery that has the header {@value #HEADER}; empty where one of the secrets signed it.
     *
     * @param bodies its body in each form in which it may have been signed; not asked for where the rest is wrong already
     * @throws Rejection where the body cannot be read
     */
    public Optional<String> fault(Delivery delivery, Bodies bodies, List<WebhookSecret> secrets) throws Rejection {
        String id = delivery.header().apply("webhook-id");
        String timestamp = delivery.header().apply("webhook-timestamp");
        if (id == null || timestamp == null) {
            return Optional.of("a signed request needs the headers webhook-id and webhook-timestamp too");
        }
        if (!isOfNow(timestamp)) {
            return Optional.of("webhook-timestamp must be a Unix time in seconds, at most " + tolerance.toSeconds()
                    + " s from now (" + setting + ")");
        }
        String signatures = delivery.orEmpty(HEADER);
        boolean signed = false;
        for (byte[] body : bodies.get()) {
            signed |= secrets.stream().anyMatch(it -> it.signed(id, timestamp, body, signatures));
        }
        return signed ? Optional.empty() : Optional.of(HEADER + " is not one of a signing secret that is known here");
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
}
