package dev.windlass.contracts.kafka;

import dev.windlass.contracts.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Messages to and from Kafka's records, every byte of them. */
public final class KafkaEnvelopes {
    private KafkaEnvelopes() {}

    public static ProducerRecord<byte[], byte[]> toRecord(String topic, Envelope message) {
        return new ProducerRecord<>(topic, null, message.keyBytes(), message.rawValue(), headers(message));
    }

    public static byte @Nullable [] key(Envelope message) {
        return message.keyBytes();
    }

    public static Headers headers(Envelope message) {
        var headers = new RecordHeaders();
        message.allHeaders().forEach(it -> headers.add(it.name(), it.value()));
        return headers;
    }

    public static Envelope of(ConsumerRecord<byte[], byte[]> record) {
        return of(record.key(), record.headers(), record.value());
    }

    public static Envelope of(byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
        List<Envelope.Header> all = new ArrayList<>();
        for (Header header : headers) {
            all.add(new Envelope.Header(header.key(), header.value()));
        }
        return new Envelope(key, all, value);
    }

    /** Where a record lies, for people and as an id: {@code topic/partition/offset}. */
    public static String position(String topic, int partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }
}
