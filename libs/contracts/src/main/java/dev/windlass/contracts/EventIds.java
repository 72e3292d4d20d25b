package dev.windlass.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;

/** Derives event ids: the same event sent again has the same id, and no two events share one. */
public final class EventIds {
    private EventIds() {}

    /** The id of an event: a version 8 UUID (RFC 9562) over all that tells it from others. */
    public static String of(Target target, Delivery delivery, byte[] body) {
        MessageDigest digest = Digests.sha256();
        for (String part : new String[] {
            target.namespace(), target.name(), target.sender(), delivery.scheme(), delivery.id(), delivery.source()
        }) {
            add(digest, part.getBytes(UTF_8));
        }
        if (!delivery.isUniqueInSource()) {
            add(digest, Digests.sha256().digest(body));
        }
        return uuid(digest.digest());
    }

    /** The id of what {@code sender} calls {@code senderId} in {@code namespace}: a version 8 UUID over all three. */
    public static String scoped(String namespace, String sender, String senderId) {
        return uuid(Digests.sha256(namespace + '\0' + sender + '\0' + senderId));
    }

    /** Writes the length first, so that no two lists of parts are written alike. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
    }

    private static String uuid(byte[] digest) {
        ByteBuffer hash = ByteBuffer.wrap(digest);
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /**
     * Where an event is sent and by whom.
     *
     * @param name the discriminator of an event, or the application of a sync; may be empty
     * @param sender the authenticated caller's name, or the topic that anyone may write to; empty where nobody was
     *     authenticated
     */
    public record Target(String namespace, String name, String sender) {}

    /**
     * How a sender names one delivery of an event.
     *
     * @param scheme who defines what the id means, for example {@code GitHub}
     * @param id the sender's own id
     * @param source what the id belongs to, for example one webhook of a repository; empty where the sender does not say
     * @param isUniqueInSource whether the scheme promises that one id in one source is one event; where it does not, two
     *     different bodies are two events
     */
    public record Delivery(String scheme, String id, String source, boolean isUniqueInSource) {
        /** A delivery of which only the same body is a repeat. */
        public static Delivery of(String scheme, String id, String source) {
            return new Delivery(scheme, id, source, false);
        }

        /** A CloudEvent, which its source and id name; without a source only the same body is a repeat. */
        public static Delivery ofCloudEvent(String id, String source) {
            return new Delivery("CloudEvents", id, source, !source.isEmpty());
        }
    }
}
