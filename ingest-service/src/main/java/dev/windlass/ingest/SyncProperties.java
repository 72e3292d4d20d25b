package dev.windlass.ingest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may tell of syncs without a Kubernetes token. Where anything is set here, auth mode {@code server} asks for it
 * too.
 *
 * @param tokens secrets of which a sender carries one as its bearer token; several, so that one can be replaced
 * @param signingSecrets secrets with one of which a sender signs as Standard Webhooks says, in base64 behind
 *     {@code whsec_} or as they are
 * @param signatureTolerance how far a signature's time may be from now; above it the answer is 401
 */
@Validated
@ConfigurationProperties("windlass.ingest.syncs")
public record SyncProperties(
        @DefaultValue List<@NotBlank String> tokens,
        @DefaultValue List<@NotBlank String> signingSecrets,
        @DefaultValue("5m") @NotNull Duration signatureTolerance) {
    /** Without what is secret. */
    @Override
    public String toString() {
        return "SyncProperties[" + tokens.size() + " tokens, " + signingSecrets.size() + " signing secrets, "
                + signatureTolerance + "]";
    }
}
