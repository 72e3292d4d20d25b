package dev.windlass.notify.kafka;

import org.apache.kafka.common.serialization.Serializer;

/** Writes the value alone. */
final class AddressedSerializer implements Serializer<Addressed> {
    @Override
    public byte[] serialize(String topic, Addressed data) {
        return data.value();
    }
}
