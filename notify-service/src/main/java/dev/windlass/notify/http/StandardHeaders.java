package dev.windlass.notify.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.WebhookSecret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that Standard Webhooks gives a request, by which a receiver tells a repeat, an old one, and a forged one.
 *
 * @param id the same for each try
 * @param secret in base64 with {@code whsec_} before it, else as it is; empty: requests are not signed
 */
record StandardHeaders(String id, String secret) {
    /** @throws IllegalArgumentException where the secret is not base64 although it says so */
    Map<String, String> at(Instant now, String body) {
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        if (!secret.isEmpty()) {
            headers.put("webhook-signature", WebhookSecret.of(secret).sign(id, timestamp, body.getBytes(UTF_8)));
        }
        return headers;
    }

    @Override
    public String toString() {
        return id;
    }
}
