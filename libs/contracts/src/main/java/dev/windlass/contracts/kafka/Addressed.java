package dev.windlass.contracts.kafka;

import dev.windlass.contracts.Envelope;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A message and the topic it is for. */
public record Addressed(String topic, Envelope message) {

    /** Writes the message's value alone, null where it has none: key and headers are the Kafka record's own. */
    public static final class ValueSerializer implements Serializer<Addressed> {
        @Override
        public byte @Nullable [] serialize(String topic, Addressed data) {
            return data.message().rawValue();
        }
    }
}
