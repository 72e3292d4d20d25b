package dev.windlass.notify.kafka;

import org.apache.kafka.common.serialization.Serializer;

/** Writes the message's value alone: key and headers are the record's own. */
final class AddressedSerializer implements Serializer<Addressed> {
    @Override
    public byte[] serialize(String topic, Addressed data) {
        return data.message().value();
    }
}
