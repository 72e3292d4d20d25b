package dev.windlass.contracts.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.Envelope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Messages to and from Kafka's records. Keys and header values are UTF-8. */
public final class KafkaEnvelopes {
    private KafkaEnvelopes() {}

    public static ProducerRecord<byte[], byte[]> toRecord(String topic, Envelope message) {
        return new ProducerRecord<>(topic, null, key(message), message.value(), headers(message));
    }

    public static byte @Nullable [] key(Envelope message) {
        String key = message.key();
        return key == null ? null : key.getBytes(UTF_8);
    }

    public static Headers headers(Envelope message) {
        var headers = new RecordHeaders();
        message.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return headers;
    }

    public static Envelope of(ConsumerRecord<byte[], byte[]> record) {
        return of(record.key(), record.headers(), record.value());
    }

    public static Envelope of(byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            byte @Nullable [] text = header.value();
            texts.put(header.key(), text == null ? "" : new String(text, UTF_8));
        }
        return new Envelope(key == null ? null : new String(key, UTF_8), texts, value == null ? new byte[0] : value);
    }

    /** Where a record lies, for people and as an id: {@code topic/partition/offset}. */
    public static String position(String topic, int partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }
}
