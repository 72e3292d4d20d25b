package dev.windlass.notify.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Gives a sync the key of its application where its producer gave it another or none, and marks it, so that it is
 * moved to the partition where that application is decided on. What cannot be read stays as it is.
 */
final class KeyByApplication extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    static final String MOVED = "windlass-moved";

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata where = context().recordMetadata().orElseThrow();
        String position = KafkaEnvelopes.position(where.topic(), where.partition(), where.offset());
        Envelope message = KafkaEnvelopes.of(record.key(), record.headers(), record.value());
        try {
            SyncObserved sync = SyncCodec.decode(message, position, Instant.ofEpochMilli(record.timestamp()));
            byte[] key = (sync.namespace() + "/" + sync.application()).getBytes(UTF_8);
            if (!Arrays.equals(key, record.key())) {
                var headers = new RecordHeaders(record.headers());
                headers.remove(CloudEvent.ID).add(CloudEvent.ID, sync.id().getBytes(UTF_8));
                headers.add(MOVED, position.getBytes(UTF_8));
                context().forward(record.withKey(key).withHeaders(headers));
                return;
            }
        } catch (UnreadableMessageException e) {
            // The decision says so, where it can be told.
        }
        context().forward(record);
    }
}
