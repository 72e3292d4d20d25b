package dev.windlass.notify;

import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.contracts.kafka.TopicSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes syncs and reads what became of them. */
final class Records implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Outcome> outcomes = new ArrayList<>();

    Records(String bootstrapServers) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            new TopicSettings(3, (short) 1, 1, Duration.ofDays(1), Duration.ofDays(1)).create(admin);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void observe(String id, String application, SyncObserved.Kind kind, String json) throws Exception {
        var sync = new SyncObserved(
                id, "argocd", application, kind, RawJson.of(json), Instant.parse("2026-05-04T10:10:00Z"));
        send(SyncCodec.encode(sync));
    }

    void send(Envelope message) throws Exception {
        producer.send(KafkaEnvelopes.toRecord(Topics.SYNCS, message)).get();
    }

    /** What became of an observation so far. */
    List<Outcome.Result> outcomes(String id) throws UnreadableMessageException {
        for (Envelope message : read(Topics.OUTCOMES)) {
            outcomes.add(JsonCodec.OUTCOMES.decode(message));
        }
        return outcomes.stream()
                .filter(it -> it.eventId().equals(id))
                .map(Outcome::result)
                .toList();
    }

    /** Everything that is new on a topic since the last look at it. */
    List<Envelope> read(String topic) {
        List<TopicPartition> partitions = List.of(
                new TopicPartition(topic, 0), new TopicPartition(topic, 1), new TopicPartition(topic, 2));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        for (TopicPartition each : partitions) {
            consumer.seek(each, positions.getOrDefault(each, 0L));
        }
        List<Envelope> found = new ArrayList<>();
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            consumer.poll(Duration.ofMillis(100)).forEach(it -> found.add(KafkaEnvelopes.of(it)));
        }
        partitions.forEach(it -> positions.put(it, consumer.position(it)));
        return found;
    }

    private final Map<TopicPartition, Long> positions = new java.util.HashMap<>();

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
