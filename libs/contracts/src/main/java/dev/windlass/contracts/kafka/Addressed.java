package dev.windlass.contracts.kafka;

import dev.windlass.contracts.Envelope;
import org.apache.kafka.common.serialization.Serializer;

/** A message and the topic it is for. */
public record Addressed(String topic, Envelope message) {

    /** Writes the message's value alone: key and headers are the Kafka record's own. */
    public static final class ValueSerializer implements Serializer<Addressed> {
        @Override
        public byte[] serialize(String topic, Addressed data) {
            return data.message().value();
        }
    }
}
