package dev.windlass.notify.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers that Standard Webhooks gives a request, by which a receiver tells a repeat, an old one, and a forged one.
 *
 * @param id the same for each try
 * @param secret in base64 with {@code whsec_} before it, else as it is; empty: requests are not signed
 */
record StandardHeaders(String id, String secret) {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    /** @throws IllegalArgumentException where the secret is not base64 although it says so */
    Map<String, String> at(Instant now, String body) {
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        if (!secret.isEmpty()) {
            headers.put("webhook-signature", "v1," + hash(id + "." + timestamp + "." + body));
        }
        return headers;
    }

    @Override
    public String toString() {
        return id;
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private byte[] key() {
        if (!secret.startsWith(PREFIX)) {
            return secret.getBytes(UTF_8);
        }
        try {
            return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the service's signingSecret is not base64", e);
        }
    }
}
