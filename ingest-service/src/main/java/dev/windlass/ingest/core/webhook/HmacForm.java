package dev.windlass.ingest.core.webhook;

import dev.windlass.contracts.Digests;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a sender writes its HMAC of the body.
 *
 * @param header where
 * @param prefix what stands before it; may be empty
 */
record HmacForm(String header, Digests.Hmac algorithm, String prefix, Encoding encoding) {
    /** How bytes become a text. */
    enum Encoding {
        HEX,
        BASE64
    }

    Verdict check(Delivery delivery, SignatureCheck check) {
        delivery.secret().accept(header);
        if (!delivery.has(header)) {
            return new Verdict.NotTheirs();
        }
        String value = delivery.orEmpty(header).strip();
        if (!value.startsWith(prefix)) {
            return new Verdict.Unproven("its " + header + " does not begin with the client's prefix");
        }
        byte[] digest = decoded(value.substring(prefix.length()));
        if (digest == null) {
            return new Verdict.Unproven("its " + header + " is not "
                    + encoding.name().toLowerCase(Locale.ROOT) + " behind the client's prefix");
        }
        return Verdict.of(
                check.isDigest(algorithm, digest), "its " + header + " is of another secret, or of another algorithm");
    }

    private byte @Nullable [] decoded(String text) {
        try {
            return switch (encoding) {
                case HEX -> HexFormat.of().parseHex(text);
                case BASE64 -> Base64.getDecoder().decode(text);
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
