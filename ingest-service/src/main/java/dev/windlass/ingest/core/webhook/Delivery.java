package dev.windlass.ingest.core.webhook;

import dev.windlass.ingest.core.BodySource;
import dev.windlass.ingest.core.Rejection;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook sender delivers.
 *
 * @param namespace whose webhook clients may have sent it
 * @param header the first value of a request header by name, null where there is none
 * @param secret told the names of headers that carry a proof, and so are not for selectors
 */
public record Delivery(
        String namespace, UnaryOperator<@Nullable String> header, BodySource body, Consumer<String> secret) {
    /**
     * The body in each form in which its sender may have signed it: as it came, and, where it came compressed, as it was
     * before.
     *
     * @throws Rejection TOO_LARGE where either is longer than {@code maxBytes}
     */
    public List<byte[]> signed(long maxBytes) throws Rejection {
        byte[] sent = body.sent(maxBytes);
        try {
            byte[] content = body.read(maxBytes);
            return Arrays.equals(sent, content) ? List.of(sent) : List.of(sent, content);
        } catch (Rejection e) {
            // What cannot be decoded is refused by whoever wants to read it, once it is known who sent it.
            if (e.reason() == Rejection.Reason.INVALID || e.reason() == Rejection.Reason.UNSUPPORTED_ENCODING) {
                return List.of(sent);
            }
            throw e;
        }
    }

    /** Whether a header is there and says something. */
    boolean has(String name) {
        String value = header.apply(name);
        return value != null && !value.isBlank();
    }

    String orEmpty(String name) {
        String value = header.apply(name);
        return value == null ? "" : value;
    }
}
