package dev.windlass.ingest.core.access;

import dev.windlass.ingest.core.webhook.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of who sent it.
 *
 * @param header of the Authorization header
 * @param cookie of the cookie {@code authorization}, which counts where there is no header
 * @param delivery what a webhook sender may have signed; null where webhooks are not taken
 */
public record Sender(
        Credentials header, Credentials cookie, @Nullable Delivery delivery) {
    Credentials either() {
        return header instanceof Credentials.None ? cookie : header;
    }
}
