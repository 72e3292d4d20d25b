package dev.windlass.ingest.core.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.Digests;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Compares what a delivery shows with what a secret makes of it; each takes the same time wherever they differ. */
final class SignatureCheck {
    private final byte[] secret;
    private final List<byte[]> bodies;

    /** @param bodies the body in each form in which it may have been signed */
    SignatureCheck(String secret, List<byte[]> bodies) {
        this.secret = secret.getBytes(UTF_8);
        this.bodies = bodies;
    }

    /** Whether a header holds the secret itself. Its characters are the bytes that were sent. */
    boolean isSecret(String header) {
        return MessageDigest.isEqual(secret, header.getBytes(ISO_8859_1));
    }

    /** Whether a text is a body's HMAC with SHA-256, in lower-case hex. */
    boolean isDigest(String hex) {
        boolean found = false;
        for (byte[] body : bodies) {
            byte[] expected = HexFormat.of()
                    .formatHex(Digests.hmac(Digests.Hmac.SHA256, secret, body))
                    .getBytes(US_ASCII);
            found |= MessageDigest.isEqual(expected, hex.getBytes(ISO_8859_1));
        }
        return found;
    }

    /** Whether these bytes are a body's HMAC. */
    boolean isDigest(Digests.Hmac algorithm, byte[] digest) {
        boolean found = false;
        for (byte[] body : bodies) {
            found |= MessageDigest.isEqual(Digests.hmac(algorithm, secret, body), digest);
        }
        return found;
    }
}
