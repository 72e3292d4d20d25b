package dev.windlass.ingest;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is let send events by the validation handshake of the CloudEvents webhook specification. The handshake only tells a
 * sender that he is wanted: whether what he sends is taken, the auth mode decides.
 *
 * @param allowedOrigins DNS names, {@code *.example.com} for all below one, {@code *} for all; with none, the handshake is
 *     off
 */
@Validated
@ConfigurationProperties("windlass.ingest.handshake")
public record HandshakeProperties(
        @DefaultValue("*") @NotNull List<String> allowedOrigins) {
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:_-]{0,252})");

    public HandshakeProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Whether an origin is a DNS name that may send. */
    public boolean allows(String origin) {
        String name = origin.toLowerCase(Locale.ROOT);
        return ORIGIN.matcher(name).matches() && allowedOrigins.stream().anyMatch(it -> covers(it, name));
    }

    private static boolean covers(String allowed, String name) {
        String pattern = allowed.strip().toLowerCase(Locale.ROOT);
        return pattern.equals("*")
                || pattern.equals(name)
                || (pattern.startsWith("*.") && name.endsWith(pattern.substring(1)));
    }
}
