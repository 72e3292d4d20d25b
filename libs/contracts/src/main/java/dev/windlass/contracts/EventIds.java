package dev.windlass.contracts;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Turns a sender's own id into an event id. */
public final class EventIds {
    private EventIds() {}

    /**
     * The event id of what {@code sender} calls {@code senderId} in {@code namespace}: a version 8 UUID (RFC 9562) over
     * all three, so that nobody can suppress another's event by guessing its id.
     */
    public static String scoped(String namespace, String sender, String senderId) {
        ByteBuffer hash = ByteBuffer.wrap(Digests.sha256(namespace + '\0' + sender + '\0' + senderId));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
