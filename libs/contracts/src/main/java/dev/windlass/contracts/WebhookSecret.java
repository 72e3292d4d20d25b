package dev.windlass.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * A secret that a sender and a receiver share, with which requests are signed as Standard Webhooks says (its symmetric
 * scheme, {@code v1}). Never prints itself.
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Reads a secret.
     *
     * @param text base64 behind {@code whsec_}, else the secret as it is
     * @throws IllegalArgumentException where it is empty, or not base64 although it says so; the message does not quote it
     */
    public static WebhookSecret of(String text) {
        byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : text.getBytes(UTF_8);
        if (key.length == 0) {
            throw new IllegalArgumentException("a signing secret must not be empty");
        }
        return new WebhookSecret(key);
    }

    /** The value of {@code webhook-signature} for a request with these values of the two other headers. */
    public String sign(String id, String timestamp, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(digest(id, timestamp, body));
    }

    /**
     * Whether one of the signatures is this secret's. Takes the same time wherever a signature differs.
     *
     * @param signatures the value of {@code webhook-signature}, signatures between blanks; other versions are left out
     */
    public boolean signed(String id, String timestamp, byte[] body, String signatures) {
        byte[] expected = sign(id, timestamp, body).getBytes(UTF_8);
        boolean found = false;
        for (String signature : signatures.split(" ", -1)) {
            found |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
        }
        return found;
    }

    @Override
    public String toString() {
        return "a signing secret";
    }

    private byte[] digest(String id, String timestamp, byte[] body) {
        return Digests.hmacSha256(key, (id + "." + timestamp + ".").getBytes(UTF_8), body);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a signing secret behind whsec_ must be base64", e);
        }
    }
}
